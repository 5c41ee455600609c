using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>A site that is copied: its own domains, and the words by which copies are known. Small letters.</summary>
public sealed record KnownSite(string Name, IReadOnlyList<string> Domains, IReadOnlyList<string> Words);

/// <summary>What an address shows by itself. Nothing is opened, and nothing here says that an address is safe.</summary>
public abstract record LinkSign
{
    /// <summary>It reads like the site and is not one of its domains.</summary>
    public sealed record Copies(KnownSite Site) : LinkSign;

    /// <summary>It is a domain of the site; whoever sent it need not be.</summary>
    public sealed record Official(KnownSite Site) : LinkSign;

    /// <summary>Digits in place of a name, a short link, a package to install, letters of another script.</summary>
    public sealed record Hides(string Words) : LinkSign;
}

/// <summary>Addresses in what somebody asks about, held against the office's file of sites (rule I27).</summary>
public sealed partial class SiteBook(IReadOnlyList<KnownSite> sites)
{
    private const int MostLooked = 2000, LeastForLikeness = 5, LeastInside = 4;
    private static readonly string[] Shorteners = ["t.cn", "url.cn", "dwz.cn", "suo.im", "suo.nz", "tinyurl.com", "bit.ly", "is.gd", "rrd.me", "w.url.cn", "u.nu", "m.tb.cn"];
    private static readonly string[] Suffixes = ["com", "cn", "net", "org", "edu", "co", "top", "xyz", "vip", "cc", "club", "shop", "info", "me", "io", "link", "site", "icu", "www", "m"];

    public static SiteBook Empty { get; } = new([]);

    /// <summary>Signs of all addresses in the text, copies first, each once.</summary>
    public IReadOnlyList<LinkSign> Signs(string text)
    {
        var look = HalfWidth.Of(text.Length > MostLooked ? text[..MostLooked] : text).ToLowerInvariant();
        var signs = Address().Matches(look).Select(m => Of(m.Groups["host"].Value, m.Groups["path"].Value)).OfType<LinkSign>();
        return [.. signs.Distinct().OrderBy(s => s is LinkSign.Copies ? 0 : s is LinkSign.Hides ? 1 : 2)];
    }

    private LinkSign? Of(string host, string path)
    {
        if (path.EndsWith(".apk", StringComparison.Ordinal)) return new LinkSign.Hides("链接直接下载安装包，装了手机就可能被控制");
        if (host.All(c => char.IsAsciiDigit(c) || c == '.')) return new LinkSign.Hides("网址是一串数字，正规单位不这样发");
        if (host.Contains("xn--", StringComparison.Ordinal)) return new LinkSign.Hides("网址里混有看着像字母的别种文字");
        // The narrower domain says more: 国家政务服务平台 before 中国政府网.
        if (sites.Where(s => s.Domains.Any(d => IsWithin(host, d))).MaxBy(s => s.Domains.Max(d => d.Length)) is { } own) return new LinkSign.Official(own);
        if (Shorteners.Any(s => IsWithin(host, s))) return new LinkSign.Hides("是短链接，看不出去哪里");
        return sites.FirstOrDefault(s => s.Words.Any(w => Copies(host, w))) is { } copied ? new LinkSign.Copies(copied) : null;
    }

    private static bool IsWithin(string host, string domain) => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal);

    /// <summary>A part of the name is the word, holds it, or is one letter off; 1 or i for l, 0 for o and rn for m are seen through.</summary>
    private static bool Copies(string host, string word)
    {
        var plain = Plain(word);
        foreach (var label in host.Split('.').Where(l => !Suffixes.Contains(l)))
        {
            var parts = label.Split('-').Append(label);
            if (parts.Any(p => Plain(p) == plain) || (word.Length >= LeastInside && Plain(label).Contains(plain, StringComparison.Ordinal))) return true;
            if (word.Length >= LeastForLikeness && parts.Any(p => IsOneOff(p, word))) return true;
        }

        return false;
    }

    private static string Plain(string label) => label.Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal).Replace('0', 'o').Replace('1', 'l').Replace('i', 'l').Replace('3', 'e').Replace('5', 's');

    private static bool IsOneOff(string part, string word)
    {
        if (Math.Abs(part.Length - word.Length) > 1) return false;
        var head = 0;
        while (head < part.Length && head < word.Length && part[head] == word[head]) head++;
        var (a, b) = (part[head..], word[head..]);
        if (a.Length != b.Length) return a.Length > b.Length ? a[1..] == b : a == b[1..];
        var swapped = a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..];
        return swapped || (a.Length > 0 && a[1..] == b[1..]);
    }

    [GeneratedRegex(@"(https?://|(?<![a-z0-9@.-]))(?<host>([a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?\.){1,8}([a-z]{2,12}|xn--[a-z0-9]{2,30})|([0-9]{1,3}\.){3}[0-9]{1,3})(?![a-z0-9-])(:[0-9]{1,5})?(?<path>/[a-z0-9._~%/+-]*)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Address();
}
