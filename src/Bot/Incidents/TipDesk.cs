using System.Text.Json;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>
/// Keeps tips sealed and, apart from them, who told them (rule I21). Without a named officer nobody is recorded: not even the account, and the number is all
/// the teller has.
/// </summary>
public sealed class TipDesk(Tickets tickets, Tips tips, TipSafe safe, TipFiling files)
{
    /// <summary>What is kept of a message that was a tip: its words go to the police only.</summary>
    public const string KeptWords = "（线索，内容已转派出所）";

    private const int LongestContent = 1000;

    /// <summary>Who told a tip. Name and phone only when they were given for the reward.</summary>
    public sealed record Teller(string MemberId, string? Name = null, string? Phone = null);

    /// <summary>What is kept of a tip that could not be sealed.</summary>
    public const string NothingKept = "（线索，内容没有保存）";

    /// <summary>Registers the tip without its teller; returns its number, how many files were sealed with it and how many were too large. Only where there is a key.</summary>
    public async Task<(string Number, int Taken, int TooLarge)> OpenAsync(Turn turn, Session session, string unitId, HandlerResult result)
    {
        var number = await tickets.NextNumberAsync(session, FormattableString.Invariant($"T{WorkCalendar.LocalDate(turn.Now):MMdd}"));
        var words = turn.Text.Length > LongestContent ? turn.Text[..LongestContent] : turn.Text;
        var content = SealedTips.Joined(safe.Keys!, words, number);
        result.Save(s => tickets.AddAsync(s, new Ticket
        {
            Id = "tip/" + number, Number = number, Kind = "tip", UnitId = unitId, ConversationId = "", SpeakerId = "", MessageId = "", At = turn.Now, DetailJson = "{}",
        }));
        result.Save(s => tips.SaveAsync(s, new Tip { Number = number, UnitId = unitId, At = turn.Now, Content = content }));
        files.Remember(turn, number);
        var (taken, tooLarge) = await files.SealAsync(turn, number, result);
        if (safe.TakesIdentities) Keep(number, new Teller(turn.Message.SenderId), turn.Now, result);
        return (number, taken, tooLarge);
    }

    public string HowToClaim(string number) => safe.TakesIdentities
        ? $"要领奖请私聊回复：实名 {number} 姓名 手机号。身份单独加密，只有指定民警能看；不回复就是匿名。"
        : $"我不收举报人的身份信息。要领奖请记住编号{number}，到派出所当面登记。";

    public void Keep(string number, Teller teller, DateTimeOffset now, HandlerResult result) =>
        result.Save(s => tips.KeepIdentityAsync(s, number, safe.Keys!.Current, safe.Keys.Seal(JsonSerializer.Serialize(teller), SealedTips.PlaceOfTeller(number)), now));

    /// <summary>Who told the tip; null when nobody is recorded or the key is gone.</summary>
    public async Task<Teller?> TellerAsync(Session session, string number) =>
        await tips.IdentityAsync(session, number) is { } row && safe.Open(row.KeyId, row.Sealed, SealedTips.PlaceOfTeller(number)) is { } json ? JsonSerializer.Deserialize<Teller>(json) : null;

    /// <summary>The words of the tip, for the police.</summary>
    public string ContentOf(Tip tip)
    {
        if (tip.Content.Length == 0) return "（内容已到期删除）";
        var (key, words) = SealedTips.Split(tip.Content);
        return key.Length == 0 ? words : safe.Open(key, words, SealedTips.PlaceOfWords(tip.Number)) ?? "（密钥不对，打不开）";
    }
}
