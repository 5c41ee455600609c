using AntiFraudBot.Bot.Cli;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Documents.Screens;
using AntiFraudBot.Domain.Evidence.Screens;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Screenshots;

/// <summary>
/// One picture: the same bytes as before? Else decoded in a process of its own, hashed, laid over what looks like it, read where that is possible.
/// What is found is one small commit at the end. For one caller.
/// </summary>
public sealed partial class ScreenExaminer(
    Database database, ScreenShots screens, Attachments attachments, ScreenReading reading, PostedPictures posted, ScreenSettings settings, ILogger<ScreenExaminer> log) : IAsyncDisposable
{
    /// <summary>How many look-alikes are laid over: nearest first. At some 5 ms each this bounds a picture to about 5 s.</summary>
    private const int MostCandidates = 1000;

    private readonly HashIndex _index = new();
    private readonly DecoderProcess _decoder = new(PictureChild.Command, TimeSpan.FromSeconds(settings.SecondsPerPicture));
    private readonly HashSet<long> _indexed = [];
    private long _settled;

    public async Task ExamineAsync(Screenshot picture, CancellationToken ct)
    {
        var same = await database.ReadAsync(s => screens.SameBytesAsync(s, picture.Sha256, picture.Number), ct);
        var found = await LookAsync(picture with { IsMaterial = picture.IsMaterial || same.Any(e => e.IsMaterial) }, ct);
        found = found.IsMaterial ? found : OfBytes(found, same) ?? found;
        if (found.Issue == ScreenIssue.None && !found.IsMaterial && found.Facts is { HasSwitchOff: true }) found = found with { Issue = ScreenIssue.SwitchOff };
        var settled = await database.WriteAsync(s => SettleAsync(s, found), ct);
        if (settled) Log.Looked(log, found.Id, found.Inspection, found.Issue);
    }

    private async Task<bool> SettleAsync(Session session, Screenshot found)
    {
        if (!await screens.InspectedAsync(session, found)) return false;
        await posted.WarnAsync(session, found);
        return true;
    }

    /// <summary>Nothing more to look at: the decoding process gives its memory back.</summary>
    public void Rest() => _decoder.Rest();

    public ValueTask DisposeAsync() => _decoder.DisposeAsync();

    private static Screenshot? OfBytes(Screenshot picture, IReadOnlyList<Screenshot> same)
    {
        foreach (var earlier in same)
        {
            if (ReuseRules.OfSameFile(picture, earlier) is not ScreenIssue.None and var issue) return picture with { Issue = issue, OtherId = earlier.Id };
        }

        return null;
    }

    private async Task<Screenshot> LookAsync(Screenshot picture, CancellationToken ct)
    {
        if (!attachments.Holds(picture.Id)) return picture with { Inspection = Inspected.Gone };
        var (raster, fault) = await _decoder.DecodeAsync(await BytesAsync(picture.Id, ct), ct);
        if (raster is null) return picture with { Inspection = Enum.Parse<Inspected>(fault.ToString()) };
        var print = ScreenPrint.Of(raster);
        var found = await AgainstEarlierAsync(picture with { Inspection = Inspected.Read, Hash = print.Hash() }, print, ct);
        await attachments.PutAsync(picture.Id + Attachments.Beside, print.ToBytes(), ct);
        return found.IsMaterial ? found : found with { Facts = await reading.ReadAsync(found, raster, ct) };
    }

    private async Task<Screenshot> AgainstEarlierAsync(Screenshot picture, ScreenPrint print, CancellationToken ct)
    {
        await RefreshAsync(ct);
        var near = _index.Near(picture.Hash!.Value, MostCandidates);
        if (near.Count == 0) return picture;
        var places = near.Select((number, place) => (number, place)).ToDictionary(n => n.number, n => n.place);
        var earlier = (await database.ReadAsync(s => screens.NumberedAsync(s, near), ct))
            .Where(e => e.Id != picture.Id && (e.IsMaterial || e.Number < picture.Number)).OrderBy(e => places[e.Number]);
        var comparison = new ScreenComparison(print);
        var (found, first) = (picture, long.MaxValue);
        foreach (var candidate in earlier)
        {
            ct.ThrowIfCancellationRequested();
            if (!attachments.Holds(candidate.Id + Attachments.Beside)) continue; // its time was over
            if (ScreenPrint.Read(await BytesAsync(candidate.Id + Attachments.Beside, ct)) is not { } other) continue;
            var likeness = comparison.With(other);
            if (ReuseRules.IsMaterial(candidate, likeness)) return picture with { IsMaterial = true };
            var issue = ReuseRules.OfLikeness(picture, candidate, likeness);
            if (issue == ScreenIssue.None || candidate.Number > first) continue;
            // Of several the first: from it the others came.
            (found, first) = (picture with { Issue = issue, OtherId = candidate.Id }, candidate.Number);
        }

        return found;
    }

    /// <summary>Takes in what was hashed since, by whichever process. Everything up to the oldest picture that still waits is in already.</summary>
    private async Task RefreshAsync(CancellationToken ct)
    {
        var (hashes, settled) = await database.ReadAsync(async s => (await screens.HashesAsync(s, _settled), await screens.SettledAsync(s)), ct);
        foreach (var (number, hash) in hashes.Where(h => _indexed.Add(h.Number))) _index.Add(number, hash);
        _settled = settled;
        _indexed.RemoveWhere(n => n <= settled);
    }

    private async Task<byte[]> BytesAsync(string id, CancellationToken ct)
    {
        await using var file = attachments.Open(id);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Picture {Id} looked at: {Inspection}, {Issue}")]
        public static partial void Looked(ILogger logger, string id, Inspected inspection, ScreenIssue issue);
    }
}
