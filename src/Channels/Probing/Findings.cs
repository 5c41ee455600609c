namespace AntiFraudBot.Channels.Probing;

/// <summary>What every platform's probe says in the same words.</summary>
internal static class Findings
{
    private const string Network = "检查本机能否上网、防火墙是否放行对外 443 端口。";

    public static IEnumerable<ProbeFinding> Settings(string what, IEnumerable<string> problems)
    {
        var bad = problems.Select(p => new ProbeFinding(what, ProbeLevel.Bad, p, "改好设置后重新启动。")).ToList();
        return bad.Count > 0 ? bad : [new ProbeFinding(what, ProbeLevel.Good, "填写完整。")];
    }

    /// <summary>A probe never connects just to look: the running bot would be pushed out, or lose a share of its messages.</summary>
    public static ProbeFinding Connection(string what, ConnectionState state, string nextStep)
    {
        if (state.Ready) return new(what, ProbeLevel.Good, "长连接正常。");
        return state.Trouble is { } trouble
            ? new(what, ProbeLevel.Bad, $"{trouble.TrimEnd('。')}。", nextStep)
            : new(what, ProbeLevel.Good, "设置已填，长连接由运行中的机器人保持，状态看 /health。");
    }

    public static ProbeFinding Unreachable(string what, string? apiBase = null) =>
        new(what, ProbeLevel.Bad, apiBase is null ? "连不上。" : $"连不上 {new Uri(apiBase).Host}。", Network);
}
