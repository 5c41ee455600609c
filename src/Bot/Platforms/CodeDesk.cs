using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Operation.Import;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>Gives out and takes back the codes by which an account becomes a member (rule P10).</summary>
public sealed partial class CodeDesk(PersonCodes codes, Org org, Audit audit)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private const int MostTries = 5;

    // No 0/O, 1/I/L: the code is read out over the telephone.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>A new code for the member; an earlier one that is not used holds no longer.</summary>
    public (string Code, Func<Session, Task> Save) Give(Member member, string givenBy, DateTimeOffset now)
    {
        var code = RandomNumberGenerator.GetString(Alphabet, 8);
        return (code, async s =>
        {
            await codes.WithdrawAsync(s, member.Id);
            await codes.AddAsync(s, Hash(code), member.Id, givenBy, now + Life);
            await audit.AppendAsync(s, givenBy, "give-code", member.Id, "", now);
        }
        );
    }

    /// <summary>The code in a text that is nothing but a code; null when it is none.</summary>
    public static string? CodeIn(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return Code().IsMatch(plain) ? plain : null;
    }

    /// <summary>What to answer to somebody unknown who typed a code in the private chat; links the account when it is right.</summary>
    public async Task<HandlerResult> TakeAsync(Turn turn, Session session, string account, string code)
    {
        var (result, channel) = (new HandlerResult(), turn.Message.Channel);
        if (await codes.TriesAsync(session, channel, account, turn.Now) >= MostTries) return result.Reply(turn, "输错次数太多，请10分钟后再试，或请平安办重新发码。");
        // Used up here and now: the handler's writes and this one are in the same commit.
        if (await codes.UseAsync(session, Hash(code), turn.Now) is not { } id || turn.Registry.Members.GetValueOrDefault(id) is not { } member)
        {
            return result.Save(s => codes.MissedAsync(s, channel, account, turn.Now, Life)).Reply(turn, "这个码不对，或已过期。请向平安办要新码。");
        }

        result.Save(s => org.LinkIdentityAsync(s, channel, account, member.Id));
        result.Save(s => KeepChatAsync(s, turn.Registry, member, channel));
        result.Save(s => audit.AppendAsync(s, member.Id, "link-account", channel, account, turn.Now));
        return result.Reply(turn, $"已登记：{member.Name}，{turn.Tree.Find(member.UnitId)?.Name}。以后可以直接在群里@我报送。");
    }

    /// <summary>Whoever is reached on a platform is no longer written to in the sandbox.</summary>
    public async Task KeepChatAsync(Session s, Registry registry, Member member, string channel)
    {
        var chat = registry.Groups.GetValueOrDefault(PrivateChats.Of(member.Id));
        if (chat is null || chat.Channel == PrivateChat.Sandbox) await org.UpsertGroupAsync(s, PrivateChat.Of(member, channel));
    }

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    [GeneratedRegex(@"\A[2-9A-HJKMNP-Z]{8}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
