using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Ranking;

namespace AntiFraudBot.Bot.Operation.Checkup;

/// <summary>All checks of `doctor`, in the order a person would repair them.</summary>
public sealed class Doctor(string data, IConfiguration configuration, TimeProvider machine)
{
    public async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken ct)
    {
        var store = await new StoreChecks(data, machine).RunAsync(configuration, ct);
        var today = store.Today ?? WorkCalendar.LocalDate(machine.GetUtcNow());
        var table = File.Exists(CalendarCheck.Path) ? await File.ReadAllTextAsync(CalendarCheck.Path, ct) : null;
        return
        [
            .. MachineChecks.Of(data), .. ScreenChecks.Of(configuration), RosterChecks.Of(configuration), CalendarCheck.Of(table, today), Ranking(configuration),
            TipChecks.Of(SettingsSection.Read<TipSettings>(configuration, "Tips"), store.TipKeys, store.Members),
            TemplateCheck.Of(SettingsSection.Read<PaperSettings>(configuration, "Papers")),
            .. store.Findings, .. await new PlatformChecks(data, machine).RunAsync(configuration, ct),
        ];
    }

    /// <summary>A full install ranking in the group shames units; it is posted only where a superior document asks for it.</summary>
    public static Finding Ranking(IConfiguration configuration)
    {
        const string name = "安装排名";
        var settings = configuration.GetSection("Ranking").Get<RankingSettings>() ?? new();
        if (!Enum.TryParse<InstallList>(settings.Install, ignoreCase: true, out var list))
            return Finding.Bad(name, $"Ranking:Install 写成了“{settings.Install}”", "改成 full、top、leaders 或 off");
        return list == InstallList.Full && string.IsNullOrWhiteSpace(settings.DocumentNumber)
            ? Finding.Bad(name, "要在群里发全部安装排名，但没有写上级文件号", "在 Ranking:DocumentNumber 写上文件号，或把 Ranking:Install 改成 leaders")
            : Finding.Ok(name, $"{settings.Install}{(settings.DocumentNumber.Length > 0 ? $"，依据{settings.DocumentNumber}" : "")}");
    }
}
