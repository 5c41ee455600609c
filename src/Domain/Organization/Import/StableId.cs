using System.Security.Cryptography;
using System.Text;

namespace AntiFraudBot.Domain.Organization.Import;

/// <summary>Ids derived from what a thing is called, so that the same file read twice names the same things.</summary>
internal static class StableId
{
    public static string Of(string prefix, params IEnumerable<string> path)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('/', path)));
        return $"{prefix}-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
    }
}
