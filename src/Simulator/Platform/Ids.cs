namespace AntiFraudBot.Simulator.Platform;

/// <summary>Identifiers and tokens, drawn with the seed of the run so that a run can be repeated.</summary>
public sealed class Ids(int seed)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private readonly Lock gate = new();
    private readonly Random dice = new(seed);
    private long number = 7_284_561_203_947_561_088;

    /// <summary>Letters and digits only: fit for addresses without encoding.</summary>
    public string Letters(int length)
    {
        lock (gate) return dice.GetString(Alphabet, length);
    }

    public string Hex(int length)
    {
        lock (gate) return dice.GetHexString(length, lowercase: true);
    }

    public string Digits(int length)
    {
        lock (gate) return dice.GetString("123456789", length);
    }

    public byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        lock (gate) dice.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A 64-bit number that only grows; too large for a double.</summary>
    public long Number()
    {
        lock (gate) return number += dice.Next(1, 1000);
    }
}
