using System.Globalization;

namespace AntiFraudBot.Simulator.Platform;

/// <summary>What the program was asked to do.</summary>
public sealed record CommandLine
{
    public const string Usage =
        "usage: AntiFraudBot.Simulator wecom|dingtalk [--urls URL] [--township FILE] [--seed N] [--clock TIME] [--parent-pid N] [--attached]";

    public required string Platform { get; init; }

    public string Urls { get; init; } = "http://127.0.0.1:0";

    public string? Township { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>Where the clock starts, standing still; null: it runs with the machine.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>End with this process.</summary>
    public int? ParentPid { get; init; }

    /// <summary>End when standard input closes.</summary>
    public bool Attached { get; init; }

    /// <summary>Null when the words make no sense.</summary>
    public static CommandLine? Read(IReadOnlyList<string> words)
    {
        if (words is not ["wecom" or "dingtalk", ..]) return null;
        var line = new CommandLine { Platform = words[0] };
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i] == "--attached") line = line with { Attached = true };
            else if (i + 1 < words.Count && line.With(words[i], words[++i]) is { } next) line = next;
            else return null;
        }

        return line;
    }

    private CommandLine? With(string name, string value) => name switch
    {
        "--urls" => this with { Urls = value },
        "--township" => this with { Township = value },
        "--seed" when int.TryParse(value, CultureInfo.InvariantCulture, out var seed) => this with { Seed = seed },
        "--clock" when ReadTime(value) is { } time => this with { Clock = time },
        "--parent-pid" when int.TryParse(value, CultureInfo.InvariantCulture, out var pid) => this with { ParentPid = pid, Attached = true },
        _ => null,
    };

    /// <summary>A time without zone is the people's: UTC+8.</summary>
    private static DateTimeOffset? ReadTime(string value)
    {
        if (!DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)) return null;
        return time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, TimeSpan.FromHours(8)) : new DateTimeOffset(time.ToUniversalTime());
    }
}
