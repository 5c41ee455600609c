namespace AntiFraudBot.Storage;

/// <summary>
/// What of tips is sealed (rule I21): words, who told, files. Each is tied to the tip's number and to what it is, so that none opens in another's place.
/// </summary>
public static class SealedTips
{
    private const string Files = "SELECT number, position, content_type, key_id, sealed FROM tip_files";

    public static string PlaceOfWords(string number) => number;

    public static string PlaceOfTeller(string number) => number + "/teller";

    public static string PlaceOfFile(string number, int position) => FormattableString.Invariant($"{number}/file/{position}");

    /// <summary>Seals the files behind those the tip has; returns how many it has now.</summary>
    public static async Task<int> AddFilesAsync(Session s, SealingKeys keys, string number, IReadOnlyList<(string ContentType, byte[] Bytes)> files, DateTimeOffset at)
    {
        var position = await CountAsync(s, number);
        foreach (var (contentType, bytes) in files)
        {
            position++;
            await s.ExecuteAsync(
                "INSERT INTO tip_files (number, position, content_type, key_id, sealed, at) VALUES (@Number, @Position, @ContentType, @KeyId, @Sealed, @At)",
                new { Number = number, Position = position, ContentType = contentType, KeyId = keys.Current, Sealed = keys.Seal(bytes, PlaceOfFile(number, position)), At = at });
        }

        return position;
    }

    public static Task<int> CountAsync(Session s, string number) => s.ScalarAsync<int>("SELECT COUNT(*) FROM tip_files WHERE number = @Number", new { Number = number });

    /// <summary>Sealed, in the order they came.</summary>
    public static Task<IReadOnlyList<TipFile>> FilesAsync(Session s, string number) => s.QueryAsync<TipFile>($"{Files} WHERE number = @Number ORDER BY position", new { Number = number });

    /// <summary>Everything under older keys goes under the current one; returns how many pieces. All in one commit, or nothing.</summary>
    public static async Task<int> ResealAsync(Session s, SealingKeys keys)
    {
        var pieces = 0;
        foreach (var row in await s.QueryAsync<WordsRow>("SELECT number, content FROM tips WHERE content LIKE '%:%' ORDER BY number"))
        {
            var (key, words) = Split(row.Content);
            if (key.Length == 0 || key == keys.Current) continue;
            var content = Joined(keys, keys.Open(key, words, PlaceOfWords(row.Number)), row.Number);
            await s.ExecuteAsync("UPDATE tips SET content = @Content WHERE number = @Number", new { Content = content, row.Number });
            pieces++;
        }

        foreach (var row in await s.QueryAsync<TellerRow>("SELECT number, key_id, sealed FROM tip_identities WHERE key_id <> @Current ORDER BY number", new { keys.Current }))
        {
            var text = keys.Open(row.KeyId, row.Sealed, PlaceOfTeller(row.Number));
            await s.ExecuteAsync(
                "UPDATE tip_identities SET key_id = @KeyId, sealed = @Sealed WHERE number = @Number",
                new { KeyId = keys.Current, Sealed = keys.Seal(text, PlaceOfTeller(row.Number)), row.Number });
            pieces++;
        }

        foreach (var row in await s.QueryAsync<TipFile>($"{Files} WHERE key_id <> @Current ORDER BY number, position", new { keys.Current }))
        {
            var place = PlaceOfFile(row.Number, row.Position);
            var bytes = keys.OpenBytes(row.KeyId, row.Sealed, place);
            await s.ExecuteAsync(
                "UPDATE tip_files SET key_id = @KeyId, sealed = @Sealed WHERE number = @Number AND position = @Position",
                new { KeyId = keys.Current, Sealed = keys.Seal(bytes, place), row.Number, row.Position });
            pieces++;
        }

        return pieces;
    }

    /// <summary>Names of keys under which something still lies.</summary>
    public static async Task<IReadOnlyList<string>> KeysInUseAsync(Session s)
    {
        var words = (await s.QueryAsync<string>("SELECT content FROM tips WHERE content LIKE '%:%'")).Select(c => Split(c).Key).Where(k => k.Length > 0);
        var others = await s.QueryAsync<string>("SELECT key_id FROM tip_identities UNION SELECT key_id FROM tip_files");
        return [.. words.Concat(others).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>What is kept of a tip's words: the key's name, a colon, the sealed text.</summary>
    public static string Joined(SealingKeys keys, string words, string number) => $"{keys.Current}:{keys.Seal(words, PlaceOfWords(number))}";

    /// <summary>The name of the key, empty for words kept before sealing was asked for, and what stands behind it.</summary>
    public static (string Key, string Words) Split(string content)
    {
        var at = content.IndexOf(':', StringComparison.Ordinal);
        return at < 0 ? ("", content) : (content[..at], content[(at + 1)..]);
    }

    private sealed record WordsRow
    {
        public string Number { get; init; } = "";
        public string Content { get; init; } = "";
    }

    private sealed record TellerRow
    {
        public string Number { get; init; } = "";
        public string KeyId { get; init; } = "";
        public string Sealed { get; init; } = "";
    }
}

/// <summary>A file of a tip as it is kept.</summary>
public sealed record TipFile
{
    public string Number { get; init; } = "";
    public int Position { get; init; }
    public string ContentType { get; init; } = "";
    public string KeyId { get; init; } = "";
    public string Sealed { get; init; } = "";
}
