using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Bot.Operation.Checkup;

namespace AntiFraudBot.Bot.Cli;

/// <summary>`doctor`: one line a check with the next step; exit 1 when something is bad, warnings alone are exit 0.</summary>
public static class DoctorCommand
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build()
    {
        var json = new Option<bool>("--json") { Description = "输出 JSON，给程序看" };
        var data = SharedOptions.Data();
        var command = new Command("doctor", "检查能不能正常运行：环境、数据目录、数据库、节假日表、单位和群，并写明下一步怎么办。只看，不改。") { json, data };
        command.SetAction((parse, ct) => Talk.GuardAsync(() => RunAsync(Path.GetFullPath(parse.GetValue(data)!), parse.GetValue(json), ct)));
        return command;
    }

    private static async Task<int> RunAsync(string data, bool json, CancellationToken ct)
    {
        var findings = await new Doctor(data, ConfiguredSettings.Read(), TimeProvider.System).ExamineAsync(ct);
        var ok = findings.All(f => f.State != FindingState.Bad);
        if (json) await Talk.PrintAsync(ToJson(findings, ok));
        else foreach (var finding in findings) await Talk.PrintAsync(finding.ToString());
        return ok ? 0 : 1;
    }

    private static string ToJson(IEnumerable<Finding> findings, bool ok) => JsonSerializer.Serialize(
        new { ok, checks = findings.Select(f => new { name = f.Name, state = f.State.ToString().ToLowerInvariant(), detail = f.Detail, next = f.Next }) }, Json);
}
