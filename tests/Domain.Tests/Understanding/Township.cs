using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Domain.Tests.Understanding;

/// <summary>An invented township for the reader's specification, with names that hold numerals.</summary>
internal static class Township
{
    public static readonly Speaker Cadre = new("village", "cadre", "云溪村");
    public static readonly Speaker Office = new("township", "office", "云台镇");
    public static readonly Speaker Resident = new("village", "resident", "云溪村");
    public static readonly Speaker GridWorker = new("grid", "cadre", "云溪村二组");

    public static readonly Reader Reader = new(new UnitLexicon(
    [
        new("云台镇", "township", null, []),
        new("云溪村", "village", "云台镇", []),
        new("柳林村", "village", "云台镇", []),
        new("三岔口村", "village", "云台镇", ["岔口"]),
        new("百合社区", "village", "云台镇", []),
        new("派出所", "village", "云台镇", []),
    ]));

    public static Reading Read(string text, Speaker? speaker = null) => Reader.Read(text, speaker ?? Cadre);

    /// <summary>云溪村 app_install.new=12, one value after another.</summary>
    public static string Show(Reading reading) => string.Join("; ", Corpus.CorpusScore.Flat(reading).Select(v => FormattableString.Invariant($"{v.Unit} {v.Key}={v.Value:0.##}")));
}
