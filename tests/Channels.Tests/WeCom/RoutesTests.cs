using System.Text;
using AntiFraudBot.Channels.Ways;
using AntiFraudBot.Channels.WeCom;
using AntiFraudBot.Domain.Messaging;
using FsCheck;
using FsCheck.Fluent;

namespace AntiFraudBot.Channels.Tests.WeCom;

public sealed class RoutesTests
{
    private static readonly Reach All = new(CanReply: true, AskedApp: false, AiBot: true, Webhook: true, AppChat: true, App: true);
    private static readonly Callee Li = new("LiSi", "李四"), Wang = new(null, "王五");
    private static readonly Answered ToLi = new("m1", "LiSi", default);

    public static TheoryData<Parcel, Reach, Way[], string> Rules => new()
    {
        { To(heard: true), All, [Way.AiReply, Way.AiPush, Way.Webhook, Way.AppChat], "an answer goes back the way it came" },
        { To(heard: true), All with { CanReply = false }, [Way.AiPush, Way.Webhook, Way.AppChat], "a push by the bot itself" },
        { To(heard: false), All with { CanReply = false }, [Way.Webhook, Way.AppChat], "nobody has written to the bot yet" },
        { To(heard: false), All with { CanReply = false, Webhook = false }, [Way.AppChat], "the group the app manages" },
        { To(heard: true, Li), All with { CanReply = false }, [Way.Webhook, Way.AppChat, Way.AiPush], "a call by name has to ring" },
        { To(heard: true, Li), All with { CanReply = false, Webhook = false }, [Way.AppChat, Way.AiPush], "the app's group rings too" },
        { To(heard: true, Li) with { Answers = ToLi }, All, [Way.AiReply, Way.AiPush, Way.Webhook, Way.AppChat], "who is answered is looking" },
        { To(heard: true, Wang), All with { CanReply = false }, [Way.AiPush, Way.Webhook, Way.AppChat], "nobody can be rung for" },
        { To(heard: true), new(false, false, true, false, false, false), [Way.AiPush], "nothing else there" },
        { To(heard: false), new(false, false, true, false, false, false), [], "no way at all" },
        { Private(heard: true), All, [Way.AiReply, Way.AiPush, Way.App], "a private answer" },
        { Private(heard: true), All with { CanReply = false }, [Way.AiPush, Way.App], "they have written to the bot" },
        { Private(heard: false), All with { CanReply = false }, [Way.App], "they have not" },
        { Private(heard: true), All with { CanReply = false, AskedApp = true }, [Way.App, Way.AiPush], "they asked the app" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_message_takes_the_first_of_the_ways_it_may_take(Parcel parcel, Reach reach, Way[] ways, string because)
    {
        Assert.True(ways.SequenceEqual(Routes.For(parcel, reach)), because);
    }

    [Fact]
    public void A_cut_text_loses_nothing_and_no_part_is_too_long()
    {
        var lines = Gen.OneOf(Gen.Choose(0x20, 0x7E), Gen.Choose(0x4E00, 0x9FFF), Gen.Choose(0x1F300, 0x1F6FF)).ArrayOf()
            .Select(runes => string.Concat(runes.Select(char.ConvertFromUtf32)).Trim());
        var texts = lines.Where(l => l.Length > 0).NonEmptyListOf().Select(l => string.Join('\n', l));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var parts = Pieces.Texts(text, 64);
            var words = parts.Count == 1 ? parts[0] : string.Concat(parts.Select(p => p[(p.IndexOf('\n', StringComparison.Ordinal) + 1)..]));
            return parts.All(p => Encoding.UTF8.GetByteCount(p) <= 64)
                && words.Replace("\n", "", StringComparison.Ordinal) == text.Replace("\n", "", StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Lines_stay_whole_where_they_fit()
    {
        var parts = Pieces.Texts(string.Join('\n', Enumerable.Repeat("上坪村安装十二户", 4)), 80);
        Assert.Equal(["（1/2）\n上坪村安装十二户\n上坪村安装十二户", "（2/2）\n上坪村安装十二户\n上坪村安装十二户"], parts);
    }

    [Fact]
    public void Each_piece_has_an_id_of_its_own_and_only_the_first_calls_people()
    {
        var parcel = To(heard: true, Li) with { Message = Words("海报", new Attachment("a", "海报.png", "image/png", 9), new Attachment("b", "表.xlsx", "x/y", 9)) };
        var pieces = Pieces.Of(parcel, 2048);
        Assert.Equal(["o-1", "o-1.2", "o-1.3"], pieces.Select(p => p.OutboxId));
        Assert.Equal([1, 0, 0], pieces.Select(p => p.Mentions.Count));
    }

    private static Parcel To(bool heard, params Callee[] called) => new()
    {
        OutboxId = "o-1", To = new Address { ChatId = "wr1", Private = false, Heard = heard }, Message = Words("第1期素材"), Mentions = called,
    };

    private static Parcel Private(bool heard) => To(heard) with { To = new Address { ChatId = "ZhangSan", Private = true, Heard = heard } };

    private static OutboundMessage Words(string text, params Attachment[] files) =>
        new() { Key = "k", Channel = "wecom", ConversationId = "c", Text = text, Attachments = files };
}
