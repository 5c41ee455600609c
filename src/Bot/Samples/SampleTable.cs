using System.Globalization;
using AntiFraudBot.Documents.Tables;
using AntiFraudBot.Domain.Organization.Import;

namespace AntiFraudBot.Bot.Samples;

/// <summary>The sample's csv files. They ship with the program, so a bad one is a broken installation and no answer to a user.</summary>
internal static class SampleTable
{
    public static IReadOnlyList<ImportRow> Read(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return new TableReader().Read(File.ReadAllBytes(path), file) switch
        {
            TableOutcome.Accepted accepted => accepted.Table.Rows,
            TableOutcome.Refused refused => throw new InvalidDataException($"{path}: {refused.Reason}"),
            var other => throw new InvalidOperationException($"{path}: {other}"),
        };
    }

    public static int? Count(this ImportRow row, string column) =>
        row[column].Length == 0 ? null : int.Parse(row[column], CultureInfo.InvariantCulture);

    public static string? TextOrNull(this ImportRow row, string column) => row[column].Length == 0 ? null : row[column];

    public static string[] List(this ImportRow row, string column) => row[column].Split([' ', ';'], StringSplitOptions.RemoveEmptyEntries);
}
