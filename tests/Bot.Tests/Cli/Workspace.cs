using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Cli;

/// <summary>A folder of its own for one test, with a data directory in it; gone afterwards.</summary>
public sealed class Workspace : IDisposable
{
    public const string TreeHeader = "name,level,kind,parent,aliases,base_16_60,households,opening_install,opening_register,head,head_phone,liaison,liaison_phone,opened,closed";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("antifraudbot-test-");

    public string Data => PathOf("data");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string Write(string name, params string[] lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllLines(PathOf(name), lines);
        return PathOf(name);
    }

    /// <summary>A township with two villages.</summary>
    public string WriteTree() => Write(
        "tree.csv", TreeHeader,
        "丙乡,township,township,,,,,,,何远山,10000009001,许秋莲,10000009002,,",
        "甲村,village,village,丙乡,老甲,1200,520,700,650,方文田,10000009003,俞若梅,10000009004,,",
        "乙村,village,village,丙乡,,900,410,500,450,周立根,,陶水生,,,");

    public async Task<Database> StoreAsync()
    {
        var database = Store.Open(Data, new());
        await database.MigrateAsync(CancellationToken.None);
        return database;
    }

    public async Task<T> AskAsync<T>(Func<Session, Task<T>> question)
    {
        await using var database = await StoreAsync();
        return await database.ReadAsync(question, CancellationToken.None);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
