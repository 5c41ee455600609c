using System.Data.Common;
using AntiFraudBot.Bot.Operation.Vitals;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Checkup;

/// <summary>What the checks learned of the store: the findings, and the campaign's day (null when the store could not tell).</summary>
public sealed record StoreReport(IReadOnlyList<Finding> Findings, DateOnly? Today)
{
    /// <summary>Names of the keys under which tips lie.</summary>
    public IReadOnlyList<string> TipKeys { get; init; } = [];

    public IReadOnlyDictionary<string, Member> Members { get; init; } = new Dictionary<string, Member>();
}

/// <summary>The store: reachable, of this program's version, sound; then what lies in it. Nothing is created, migrated or changed.</summary>
public sealed class StoreChecks(string data, TimeProvider machine)
{
    private const string Name = "数据库";
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMinutes(10);

    public async Task<StoreReport> RunAsync(IConfiguration configuration, CancellationToken ct)
    {
        var settings = ConfiguredSettings.Database(configuration);
        if (!ConfiguredSettings.IsPostgreSql(settings) && !File.Exists(Store.DatabaseFile(data)))
            return Only(Finding.Warning(Name, "还没有建", "首次启动（run.sh）或导入（import tree）时会建好"));
        try
        {
            await using var database = Store.Open(data, settings);
            return await OpenedAsync(database, configuration, ct);
        }
        catch (CannotStartException e)
        {
            return Only(Finding.Bad(Name, e.Message, "改好设置后再查一次"));
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException)
        {
            return Only(Finding.Bad(Name, $"打不开或没有回应：{e.Message}", "看数据库是否启动、连接串是否正确、文件是否可读写；文件损坏时用 restore 恢复最近的备份"));
        }
    }

    private static StoreReport Only(Finding finding) => new([finding], null);

    private async Task<StoreReport> OpenedAsync(Database database, IConfiguration configuration, CancellationToken ct)
    {
        var (found, known) = await database.SchemaAsync(ct);
        if (found > known) return Only(Finding.Bad(Name, $"版本{found}比本程序认识的{known}新", "换用新版程序，不要用旧程序打开"));
        if (found == 0) return Only(Finding.Warning(Name, "是空的", "首次启动（run.sh）或导入（import tree）时会建好"));
        if (database.Engine == Engine.Sqlite && await FaultAsync(database, ct) is { } fault)
            return Only(Finding.Bad(Name, $"已损坏：{fault}", "停掉机器人，用 restore 恢复最近的备份"));
        return await database.ReadAsync(
            async s =>
            {
                var now = await StoreClock.NowAsync(s, new StateValues(), machine);
                var today = WorkCalendar.LocalDate(now);
                var org = new Org();
                var registry = new Registry(await org.TreeAsync(s), await org.MembersAsync(s), await org.GroupsAsync(s));
                return new StoreReport(
                    [
                        Version(database.Engine, found, known), await ParkedAsync(s), await RetentionAsync(s, now),
                        .. found == known ? [await AskedPicturesAsync(s, now), .. await RosterChecks.OfStoreAsync(s, configuration)] : Array.Empty<Finding>(),
                        .. RegistryChecks.Of(registry, today),
                    ],
                    today)
                {
                    TipKeys = found == known ? await SealedTips.KeysInUseAsync(s) : [],
                    Members = registry.Members,
                };
            },
            ct);
    }

    private static Task<string?> FaultAsync(Database database, CancellationToken ct) => database.ReadAsync(
        async s => await s.ScalarAsync<string>("PRAGMA quick_check(1)") is { } answer && answer != "ok" ? answer : null, ct);

    private static Finding Version(Engine engine, int found, int known) => found < known
        ? Finding.Warning(Name, $"{engine}，版本{found}，本程序是{known}", "先做备份（backup），启动时会自动升级")
        : Finding.Ok(Name, $"{engine}，版本{found}");

    private static async Task<Finding> RetentionAsync(Session s, DateTimeOffset now)
    {
        var last = await Retention.LastAsync(s);
        return HealthRules.Retention(last?.At, now, await Opening.ServiceAsync(s, new StateValues()) ?? now);
    }

    private static async Task<Finding> ParkedAsync(Session s)
    {
        var parked = await s.ScalarAsync<int>("SELECT COUNT(*) FROM inbox WHERE state = 'failed'");
        return parked == 0
            ? Finding.Ok("搁置的消息", "没有")
            : Finding.Warning("搁置的消息", $"{parked}条多次处理不成，已搁下", "查日志里的原因，请发言人重说一遍，并把日志交给维护人员");
    }

    /// <summary>A picture somebody asks about is answered within seconds; the sweep takes what never was.</summary>
    private static async Task<Finding> AskedPicturesAsync(Session s, DateTimeOffset now)
    {
        var stuck = await FraudPictures.StuckAsync(s, now - AnswerTime);
        return stuck == 0
            ? Finding.Ok("问真假的图片", "没有没答的")
            : Finding.Warning("问真假的图片", $"{stuck}张等了10分钟以上还没答", "机器人没开就开起来，会自动补答；开着就看日志里的 could not be looked at");
    }
}
