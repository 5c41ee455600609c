using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Storage.Tests;

/// <summary>Plain examples; a test states only what matters to it.</summary>
internal static class A
{
    public static DateTimeOffset Monday { get; } = new(2026, 6, 15, 0, 0, 0, TimeSpan.Zero);

    public static InboundMessage Message(string id, string group = "g1", string text = "今天安装5户", string? externalId = null) => new()
    {
        Id = id,
        Channel = "sandbox",
        ConversationId = group,
        ExternalId = externalId ?? "x-" + id,
        SenderId = "m1",
        SentAt = Monday,
        Text = text,
    };

    public static TranscriptLine Line(string messageId, string group = "g1", string text = "收到") =>
        new(group, messageId, null, "m1", false, "text", text, [], [], Monday);

    public static OutboundMessage Reply(string key, string group = "g1", Lane lane = Lane.Bulk, string? topic = null) => new()
    {
        Key = key,
        Channel = "sandbox",
        ConversationId = group,
        Text = "已记：上坪村安装5",
        Lane = lane,
        Topic = topic,
        Mentions = ["m1"],
    };

    public static LedgerEntry Entry(string id, string unit = "u1", Metric metric = Metric.AppInstall, decimal value = 5, string messageId = "i1") => new()
    {
        Id = id,
        UnitId = unit,
        Metric = metric,
        Aspect = Aspect.New,
        Value = value,
        Period = new Period(new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 14)),
        State = EntryState.Accepted,
        MessageId = messageId,
        SpeakerId = "m1",
        At = Monday,
        Rule = "plain-report",
    };

    public static Edition Edition(string id, int number = 1) => new()
    {
        Id = id,
        Number = number,
        Week = "2026-W25",
        Title = "刷单返利骗局",
        State = EditionState.Draft,
        OfficeUnitId = "office",
        Focus = "老年人",
        Items =
        [
            new EditionItem(1, "video", "三分钟看懂刷单", null, null, new Attachment("f1", "shuadan.mp4", "video/mp4", 1024)),
            new EditionItem(2, "script", "大喇叭稿", "各位村民……", "老年人", null),
        ],
    };

    public static Duty Duty(string id, string unit = "u1", string week = "2026-W24") => new()
    {
        Id = id,
        UnitId = unit,
        Form = "weekly",
        Week = week,
        Period = new Period(new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 14)),
        Due = Monday.AddHours(9),
        FreezeAt = Monday.AddDays(1),
        State = DutyState.Open,
    };

    public static Question Question(string id, string conversation = "g1", DateTimeOffset? askedAt = null) => new()
    {
        Id = id,
        ConversationId = conversation,
        MemberId = "m1",
        MessageId = "i1",
        Kind = "which-week",
        PayloadJson = """{"entry":"e1"}""",
        AskedAt = askedAt ?? Monday,
        ExpiresAt = (askedAt ?? Monday).AddHours(2),
    };

    public static Ticket Ticket(string id, string number, string kind = "case") => new()
    {
        Id = id,
        Number = number,
        Kind = kind,
        UnitId = "u1",
        ConversationId = "dm-m1",
        SpeakerId = "m1",
        MessageId = "i1",
        At = Monday,
        DetailJson = """{"type":"刷单返利"}""",
    };
}
