using System.Text.Json;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Bot.Samples;

/// <summary>The editions of the start week and the three after it.</summary>
internal sealed class SampleEditions
{
    private const string Author = "m-qingxi-office-2";
    private const string Approver = "m-qingxi-office-1";

    private sealed record ItemWire(string Kind, string Title, string? Body, string? Audience, string? File);

    private sealed record EditionWire(int Number, int Week, string State, string Title, string Focus, IReadOnlyList<ItemWire> Items);

    private readonly string _folder;

    public SampleEditions(string folder, SampleWeeks weeks, string officeUnitId)
    {
        _folder = folder;
        var text = File.ReadAllText(Path.Combine(folder, "editions.json"));
        foreach (var wire in JsonSerializer.Deserialize<EditionWire[]>(text, JsonSerializerOptions.Web) ?? [])
            Editions.Add(Edition(wire, weeks.Label(wire.Week), officeUnitId));
    }

    public List<Edition> Editions { get; } = [];
    public List<SampleFile> Files { get; } = [];

    private Edition Edition(EditionWire wire, string week, string officeUnitId)
    {
        var approved = wire.State == "approved";
        return new Edition
        {
            Id = $"e-{wire.Number}",
            Number = wire.Number,
            Week = week,
            Title = wire.Title,
            State = approved ? EditionState.Approved : EditionState.Draft,
            OfficeUnitId = officeUnitId,
            Focus = wire.Focus,
            Items = [.. wire.Items.Select((item, i) =>
                new EditionItem(i + 1, item.Kind, item.Title, item.Body, item.Audience, Attach(wire.Number, item)))],
            AuthorId = Author,
            ApprovedBy = approved ? Approver : null,
        };
    }

    private Attachment? Attach(int number, ItemWire item)
    {
        if (item.File is not { } file) return null;
        var path = Path.Combine(_folder, file);
        var attachment = new Attachment(
            "sample-" + Path.GetFileNameWithoutExtension(file), $"{item.Kind}（第{number}期）.txt", "text/plain", new FileInfo(path).Length);
        Files.Add(new SampleFile(attachment, path));
        return attachment;
    }
}
