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
        Enumerable.Range(first, people).Select(i => $"村民{(char)('一' + (i % 20_000))}{(char)('丁' + (i % 50))},{13_900_000_000 + (i * 7)},√,{(i % 3 == 0 ? "否" : "√")},6月10日,{(cadres.Length == 0 ? "" : cadres[i % cadres.Length])}\n")));

    /// <summary>The same as a workbook with a title, every tenth dated before the week.</summary>
    public static byte[] Workbook(int people)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string name, Action<TextWriter> write)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                write(writer);
            }

            const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            Part("xl/workbook.xml", w => w.Write($"<workbook xmlns='{Main}' xmlns:r='{Relations}'><sheets><sheet name='名单' sheetId='1' r:id='a'/></sheets></workbook>"));
            Part("xl/_rels/workbook.xml.rels", w => w.Write($"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='a' Type='{Relations}/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"));
            Part("xl/worksheets/sheet1.xml", w =>
            {
                string Row(int number, params IEnumerable<string> cells) =>
                    $"<row r='{number}'>{string.Concat(cells.Select((c, i) => $"<c r='{(char)('A' + i)}{number}' t='inlineStr'><is><t>{c}</t></is></c>"))}</row>";
                w.Write($"<worksheet xmlns='{Main}'><sheetData>{Row(1, "上坪村第24周花名册")}{Row(2, "序号", "网格", "姓名", "联系电话", "安装", "注册", "安装日期", "包干人")}");
                for (var i = 0; i < people; i++)
                    w.Write(Row(i + 3, $"{i + 1}", $"{(i % 4) + 1}组", $"村民{(char)('一' + (i % 900))}{(char)('丁' + (i / 900))}", $"139{i * 7:00000000}", "√", i % 3 == 0 ? "否" : "√", i % 10 == 0 ? "6月1日" : "6月10日", $"干部{(char)('一' + (i % 30))}"));
                w.Write("</sheetData></worksheet>");
            });
        }

        return file.ToArray();
    }

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
