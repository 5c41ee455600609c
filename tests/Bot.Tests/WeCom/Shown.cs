using System.Text;
using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Tests.Platforms;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.WeCom;

/// <summary>Holds what is on the fake's phones against what the bot wanted to say.</summary>
internal sealed class Shown
{
    private readonly Regex _calls;

    private Shown(IEnumerable<string> names) => _calls = new Regex($"@({string.Join('|', names.Select(Regex.Escape))})");

    /// <summary>Knows the names people are called by: each platform writes them where it can.</summary>
    public static async Task<Shown> OfAsync(SandboxHost host) => new((await host.GroupsAsync()).SelectMany(g => g.Members).Select(m => m.Name).Distinct());

    /// <summary>
    /// Everything that is not on the phones of its chat exactly as often as it was sent, and the other way round. What the platform never confirmed
    /// may be there or not, but not twice.
    /// </summary>
    public IReadOnlyList<string> Differences(IEnumerable<Said> said, IEnumerable<Bubble> bubbles)
    {
        var sent = Counted(said.Where(m => m.State == "sent").SelectMany(Wanted));
        var open = Counted(said.Where(m => m.Unconfirmed).SelectMany(Wanted));
        var seen = Counted(bubbles.Where(b => b.FromBot).SelectMany(Seen));
        return
        [
            .. from it in sent.Keys.Concat(seen.Keys).Distinct()
               let least = sent.GetValueOrDefault(it)
               let most = least + open.GetValueOrDefault(it)
               let shown = seen.GetValueOrDefault(it)
               where shown < least || shown > most
               select $"{it.Chat}: {least} to {most} wanted, {shown} shown: {it.Words}",
        ];
    }

    private IEnumerable<(string Chat, string Words)> Wanted(Said m) =>
        Words(m.Text).Concat(m.FileNames.Select(File)).Select(words => (m.Chat, words));

    private IEnumerable<(string Chat, string Words)> Seen(Bubble b) =>
        (b.Files.Count > 0 ? b.Files.Select(f => File(f.Name)) : Words(b.Text)).Select(words => (ChatOf(b.Conversation), words));

    // A webhook's picture has no name on the phone; what DingTalk's robot may not send as it is comes in a zip of its name.
    private static string File(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".png" or ".jpg" or ".jpeg" => "picture",
        ".zip" => Plain(Path.GetFileNameWithoutExtension(name)),
        _ => Plain(name),
    };

    private IEnumerable<string> Words(string text) => Plain(_calls.Replace(text, "")) is { Length: > 0 } words ? [words] : [];

    private static Dictionary<(string Chat, string Words), int> Counted(IEnumerable<(string Chat, string Words)> all) => all.CountBy(it => it).ToDictionary();

    /// <summary>A private chat, with the robot or with the app, by the person.</summary>
    private static string ChatOf(string conversation) => conversation.Split(':') is { Length: > 1 } parts ? "dm-" + parts[^1] : conversation;

    /// <summary>Letters and digits only: the marks between them are the platform's.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKC)) if (char.IsLetterOrDigit(letter)) plain.Append(letter);
        return plain.ToString();
    }
}
