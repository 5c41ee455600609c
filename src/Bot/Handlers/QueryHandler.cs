using AntiFraudBot.Bot.Leaders;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>Leaders and cadres ask; roles and subtree are checked before anything is looked up. What is not said again is taken from the question before.</summary>
public sealed class QueryHandler(
    UnitAnswers units, TargetAnswers targets, IssueAnswers issues, ExportDesk exports, LastQuestions memory, Deadlines deadlines) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.Speaker is not { } speaker || turn.IsResident)
            return turn.Reading is { Intent: Intent.Query, Query: { } kind } ? Refuse(turn, kind) : null;
        if (await AskedAsync(turn, session) is not { } question) return null;
        var reach = turn.Tree[turn.Registry.ReachOf(speaker)];
        var unit = turn.Tree.Find(question.UnitId) ?? reach;
        if (!turn.Tree.IsWithin(unit.Id, reach.Id))
            return new HandlerResult().Reply(turn, $"您能查询的是{reach.Name}及下级的数据，例：{reach.Name}多少了");
        var answer = question.Kind switch
        {
            QueryKind.Progress or QueryKind.UnitDetail => await units.ProgressAsync(turn, session, question, unit),
            QueryKind.Missing => await units.MissingAsync(turn, session, question, unit),
            QueryKind.Ranking => await issues.RankingAsync(turn, session, question, unit),
            QueryKind.Trend => await units.TrendAsync(turn, session, question, unit),
            QueryKind.Target => await targets.TargetAsync(turn, session, unit),
            QueryKind.Deadline => Deadline(turn),
            QueryKind.Bulletin => await issues.BulletinAsync(turn, session, question, unit),
            _ => await exports.ExportAsync(turn, session, question, unit),
        };
        return memory.Remember(turn, question, answer);
    }

    /// <summary>A follow-up says nothing but a unit, days or a metric; everything else is read for itself (rule A11).</summary>
    private async Task<LeaderQuestion?> AskedAsync(Turn turn, Session session)
    {
        if (AskedTarget(turn) is { } target) return target;
        var reading = turn.Reading;
        if (reading.Intent is not (Intent.Query or Intent.None or Intent.Ambiguous)) return null;
        var names = turn.Names;
        if (names.Alone && FollowUp.Resolve(await memory.OfAsync(turn, session), names, Named(turn, names.Units.Count == 0 ? null : names.Units[0]), Days(turn, names.Period), turn.Message.SentAt) is { } next)
            return next;
        if (reading.Intent != Intent.Query || reading.Query is not { } kind || kind == QueryKind.Materials) return null;
        var days = Days(turn, reading.Target?.Period) ?? (ThisYear(turn) ? Period.YearUpTo(WorkCalendar.LocalDate(turn.Message.SentAt)) : null);
        return new LeaderQuestion(kind, Named(turn, reading.Target?.Unit)?.Id, reading.Target?.Metric, kind is QueryKind.Progress or QueryKind.UnitDetail or QueryKind.Ranking ? days : Days(turn, reading.Target?.Period))
        {
            Span = kind == QueryKind.Trend ? TrendSpan.Read(turn.Text) : null,
        };
    }

    /// <summary>达标情况 has words of its own; whatever stands before them must be a unit, else it is talk (天气预测).</summary>
    private static LeaderQuestion? AskedTarget(Turn turn)
    {
        if (TargetWords.AsksWhoIsBelow(turn.Text)) return new LeaderQuestion(QueryKind.Target);
        if (TargetWords.Read(turn.Text) is not { } asked) return null;
        if (asked.Unit is "" or "本村" or "我村" or "我们村" or "全乡" or "全镇" or "全县" or "全街道" or "我们") return new LeaderQuestion(QueryKind.Target);
        var named = turn.Tree.FindByName(asked.Unit) ?? Named(turn, turn.Names.Units is [var only] ? only : null);
        return named is null ? null : new LeaderQuestion(QueryKind.Target, named.Id);
    }

    private static bool ThisYear(Turn turn) => turn.Text.Contains("今年", StringComparison.Ordinal) || turn.Text.Contains("年初以来", StringComparison.Ordinal);

    private static OrgUnit? Named(Turn turn, string? name) => name is null ? null : turn.Tree.FindByName(name);

    private static Period? Days(Turn turn, PeriodPhrase? phrase) => phrase is null ? null : Periods.Resolve(phrase, turn.Message.SentAt);

    /// <summary>Deadlines and materials are no secret; data are.</summary>
    private HandlerResult? Refuse(Turn turn, QueryKind kind) => kind switch
    {
        QueryKind.Deadline when turn.Speaker is not null => Deadline(turn),
        _ when turn.Private || turn.Message.MentionsBot => new HandlerResult().Reply(turn, HelpText.Refusal(turn)),
        _ => null,
    };

    private HandlerResult Deadline(Turn turn) => new HandlerResult().Reply(turn, deadlines.For(turn.Now));
}
