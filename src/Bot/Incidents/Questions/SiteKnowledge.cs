using System.Text.Json;
using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Domain.Incidents;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>Reads the office's own file of sites that are copied. A fault stops the start with a sentence that names the entry.</summary>
public static class SiteKnowledge
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static SiteBook Load() => Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "knowledge", "sites.json")));

    public static SiteBook Read(string json)
    {
        List<Entry>? entries;
        try
        {
            entries = JsonSerializer.Deserialize<List<Entry>>(json, Options);
        }
        catch (JsonException e)
        {
            throw Wrong($"第{e.LineNumber + 1}行格式不对");
        }

        return new SiteBook([.. (entries ?? []).Select((entry, i) => entry.ToSite(i + 1))]);
    }

    private static CannotStartException Wrong(string reason) => new($"官网表 knowledge/sites.json 有误：{reason}。");

    private sealed record Entry(string? Name, List<string>? Domains, List<string>? Words)
    {
        public KnownSite ToSite(int number)
        {
            if (string.IsNullOrWhiteSpace(Name)) throw Wrong($"第{number}条没有 name");
            if (Domains is not { Count: > 0 } || Domains.Exists(d => !d.Contains('.', StringComparison.Ordinal))) throw Wrong($"“{Name}”的 domains 要写官网域名，例 icbc.com.cn");
            if (Words is not { Count: > 0 } || Words.Exists(w => w.Trim().Length < 2)) throw Wrong($"“{Name}”的 words 要写网址里的字样，例 icbc，至少两个字母");
            return new KnownSite(Name.Trim(), [.. Domains.Select(d => d.Trim().ToLowerInvariant())], [.. Words.Select(w => w.Trim().ToLowerInvariant())]);
        }
    }
}
