namespace AntiFraudBot.Bot.Tests.Sandbox;

// What the sandbox's HTTP interface shows, as its fixed surface names it.

public sealed record SeenMember(string Id, string Name, string Role, string Unit);

public sealed record SeenGroup(string Id, string Name, string Unit, string Tier, string Kind, bool Bot, IReadOnlyList<SeenMember> Members);

public sealed record SeenUnit(
    string Id, string Name, IReadOnlyList<string> Aliases, string Tier, string Kind, string? Parent, int? Base, int? Households, string? Head, string? Liaison);

public sealed record SeenFile(string Name, string Type, string Url);

public sealed record SeenMessage(
    long Seq, string Id, string? ReplyTo, string Sender, bool FromBot, string Kind, string Text, IReadOnlyList<SeenFile> Attachments,
    IReadOnlyList<string> Mentions, DateTimeOffset At);

public sealed record SeenPeriod(DateOnly From, DateOnly To)
{
    public override string ToString() => From == To ? $"{From:MM-dd}" : $"{From:MM-dd}..{To:MM-dd}";
}

public sealed record SeenEntry(
    string Id, string Unit, string Metric, string Aspect, decimal Value, SeenPeriod Period, string State, string MessageId, string Speaker, DateTimeOffset At)
{
    /// <summary>app_install.new 12 06-08..06-14 accepted: everything a booking test states, in one line.</summary>
    public override string ToString() => $"{Metric}.{Aspect} {Value:0.###} {Period} {State}";
}

public sealed record SeenEdition(string Id, string Week, string Title, string State);

public sealed record SeenDelivery(string Edition, string Group, string Unit, string State, DateTimeOffset At, string? Reason);

public sealed record SeenDuty(string Id, string Unit, string Form, SeenPeriod Period, DateTimeOffset Due, string State, DateTimeOffset? DoneAt, int Pictures);
