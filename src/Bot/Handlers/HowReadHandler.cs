using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>怎么读的: the office sees what the reader made of a message, by which rule, and what was booked of it (rule A12).</summary>
public sealed class HowReadHandler(Inbox inbox, Ledger ledger, Readers readers, Audience audience) : IMessageHandler
{
    private static readonly string[] Words = ["怎么读的", "这条怎么读的", "上一条怎么读的", "上面这条怎么读的", "怎么读", "咋读的"];

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || !Words.Contains(turn.Text.Trim().TrimEnd('？', '?', '。'))) return null;
        if (!turn.IsOffice) return new HandlerResult().Reply(turn, "怎么读的只给平安办看。要看数的来历请问：安装怎么算的");
        var message = turn.Message.ReplyTo is { } quoted ? await inbox.FindAsync(session, quoted) : await inbox.LastBeforeAsync(session, turn.Message);
        // Only what was said here: a quoted id must not open another conversation.
        if (message is null || message.ConversationId != turn.Group.Id) return new HandlerResult().Reply(turn, "没有找到要看的消息。请引用那条消息再问：怎么读的");
        var entries = await ledger.OfMessageAsync(session, message.Id);
        var speaker = turn.Registry.Members.GetValueOrDefault(message.SenderId);
        var then = new Turn(message, turn.Group, speaker, turn.Registry, readers.For(turn.Registry), turn.Now);
        var text = HowReadText.For(then, entries);
        var units = entries.Select(e => e.UnitId).Distinct().ToList();
        var about = units.Count switch { 0 => turn.Group.UnitId, 1 => units[0], _ => null } ?? turn.Registry.ReachOf(turn.Speaker!);
        return audience.Answer(turn, about, HowReadText.For(then, entries));
    }
}

/// <summary>One message as the reader sees it.</summary>
public static class HowReadText
{
    public static string For(Turn turn, IReadOnlyList<LedgerEntry> entries)
    {
        var reading = turn.Reading;
        var who = turn.Speaker is { } speaker ? turn.Tree[speaker.UnitId].Name + speaker.Name : "未登记的人";
        var lines = new List<string> { $"{Figures.Moment(turn.Message.SentAt)}{who}：{Short(turn.Text)}", $"读作：{Name(reading)}，规则 {reading.Rule}{Doubted(reading)}" };
        lines.AddRange(reading.Rows.Select(r => $"读到：{r.Unit}｜{Days(turn, r.Period)} {string.Join('、', r.Values.Select(Value))}{Does(r.Operation)}"));
        if (entries.Count == 0) lines.Add("没有入账。");
        lines.AddRange(entries.Select(e => $"入账：{e.Number}号 {turn.Tree[e.UnitId].Name}｜{ReadBackText.PeriodName(e.Period)} "
            + $"{(e.Aspect == Aspect.Total ? "累计" : "")}{BookingText.Named(e.Metric, e.Value)}，{State(e)}，规则 {e.Rule}"));
        if (entries.Any(e => e.State == EntryState.Accepted)) lines.Add($"读错了请回复：错 {entries.First(e => e.State == EntryState.Accepted).Number}");
        return string.Join('\n', lines);
    }

    private static string Short(string text) => text.Length switch { 0 => "（没有文字）", > 120 => text[..120] + "…", _ => text };

    private static string Name(Reading reading) => reading.Intent switch
    {
        Intent.Report => "报数",
        Intent.Correction => "更正",
        Intent.Retract => "撤回",
        Intent.Ack => "收到",
        Intent.Forwarded => "已转发",
        Intent.Query => "查询" + (reading.Query is { } kind ? $"（{kind.Word()}）" : ""),
        Intent.Case => "报案情",
        Intent.Tip => "线索",
        Intent.WarningFeedback => "预警反馈",
        Intent.Help => "问用法",
        Intent.Ambiguous => "要问清楚",
        _ => "与反诈数据无关",
    };

    private static string Doubted(Reading reading) => reading.Doubt is { Words: { Length: > 0 } words } ? $"，因为“{words}”" : "";

    private static string Days(Turn turn, PeriodPhrase? phrase) => phrase switch
    {
        null => "没说日期",
        _ when Periods.Resolve(phrase, turn.Message.SentAt) is { } days => ReadBackText.PeriodName(days),
        _ => "日期不存在",
    };

    private static string Value(ReadValue value) =>
        $"{(value.Aspect == Aspect.Total ? "累计" : "新增")}{BookingText.Named(value.Metric, value.Value)}{(value.Approximate ? "（约数）" : "")}";

    private static string Does(Domain.Understanding.Operation operation) => operation switch { Domain.Understanding.Operation.Add => "（追加）", Domain.Understanding.Operation.Replace => "（更正）", _ => "" };

    private static string State(LedgerEntry entry) => entry.State switch
    {
        EntryState.Accepted => "已计入",
        EntryState.Pending => "待核",
        EntryState.Superseded => "已被代替",
        _ => "已撤回",
    };
}
