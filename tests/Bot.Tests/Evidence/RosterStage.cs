using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AntiFraudBot.Bot.Tests.House;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Evidence;

/// <summary>Rosters as people send them, and what comes back.</summary>
internal static class RosterStage
{
    public const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    public static Stage Full { get; } = new()
    {
        Settings = new Dictionary<string, string?> { ["Evidence:Rosters"] = "full", ["Evidence:Key"] = "k1", ["Evidence:Keys:k1"] = Key },
    };

    /// <summary>A workbook LibreOffice wrote: 上坪村, 8 to 14 June, with six faults.</summary>
    public static byte[] Shangping => File.ReadAllBytes(Path.Combine(Repository.Root, "tests/Documents.Tests/Rosters/data/shangping.xlsx"));

    /// <summary>People with numbers from a start on, everybody installed on 10 June, cadres in turn.</summary>
    public static byte[] Csv(int people, int first = 100, params string[] cadres) => Encoding.UTF8.GetBytes("姓名,联系电话,安装,注册,安装日期,包干人\n" + string.Concat(
        Enumerable.Range(first, people).Select(i => $"村民{(char)('一' + i)}{(char)('丁' + (i % 50))},139000{i * 7:00000},√,{(i % 3 == 0 ? "否" : "√")},6月10日,{(cadres.Length == 0 ? "" : cadres[i % cadres.Length])}\n")));

    public static async Task<string> SendAsync(SandboxHost host, string group, string sender, byte[] bytes, string name, string? text = null)
    {
        using var form = new MultipartFormDataContent { { new StringContent(sender), "sender" } };
        if (text is not null) form.Add(new StringContent(text), "text");
        form.Add(new ByteArrayContent(bytes), "file", name);
        var response = await host.Http.PostAsync(new Uri($"/sandbox/api/groups/{group}/messages", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await host.IdleAsync();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>As <see cref="SendAsync"/>, in the sender's private chat; what the bot said there.</summary>
    public static async Task<SeenMessage> HandInAsync(SandboxHost host, string sender, byte[] bytes, string name, string? text = null)
    {
        await SendAsync(host, Qingxi.Chat(sender), sender, bytes, name, text);
        return (await host.MessagesAsync(Qingxi.Chat(sender))).Last(m => m.FromBot);
    }

    /// <summary>All texts inside a workbook the bot sent.</summary>
    public static async Task<string> WordsInAsync(SandboxHost host, SeenFile file)
    {
        using var zip = new ZipArchive(new MemoryStream(await host.Http.GetByteArrayAsync(new Uri(file.Url, UriKind.Relative))));
        return string.Concat(zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }
}
