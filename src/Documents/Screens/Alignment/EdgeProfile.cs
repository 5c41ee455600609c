using System.Numerics;

namespace AntiFraudBot.Documents.Screens;

/// <summary>How much edge there is in each row and in each column: a page's fingerprint along two lines, by which another picture of it is laid over it.</summary>
internal sealed class EdgeProfile
{
    // A copy cut by 3 % on both sides is 6 % larger when it is as wide again; a little more room than that.
    private const double LeastScale = 0.925, MostScale = 1.08, ScaleStep = 0.005;
    private const double MostShift = 0.085;

    private readonly float[] _rows;
    private readonly float[] _columns;

    public EdgeProfile(Grey picture)
    {
        var (w, h) = (picture.Width, picture.Height);
        (_rows, _columns) = (new float[h], new float[w]);
        for (var y = 1; y < h - 1; y++)
        {
            var above = picture.Row(y - 1);
            var row = picture.Row(y);
            var below = picture.Row(y + 1);
            var sum = 0f;
            for (var x = 1; x < row.Length - 1; x++)
            {
                sum += Math.Abs(below[x] - above[x]);
                _columns[x] += Math.Abs(row[x + 1] - row[x - 1]);
            }

            _rows[y] = sum;
        }

        Level(_rows);
        Level(_columns);
    }

    /// <summary>The roughly best fit and how good it is (2 = the profiles are equal).</summary>
    public (Fit Fit, double Quality) LaidOver(EdgeProfile second)
    {
        var best = (Fit: default(Fit), Quality: double.MinValue);
        for (var scale = LeastScale; scale <= MostScale; scale += ScaleStep)
        {
            var (shiftX, across) = Shift(_columns, second._columns, scale);
            var (shiftY, down) = Shift(_rows, second._rows, scale);
            if (across + down > best.Quality) best = (new Fit(scale, scale * shiftX, scale, scale * shiftY), across + down);
        }

        return best;
    }

    private static (int Shift, double Quality) Shift(float[] first, float[] second, double scale)
    {
        var scaled = Scaled(second, scale);
        var most = (int)(first.Length * MostShift);
        var best = (Shift: 0, Quality: double.MinValue);
        for (var shift = -most; shift <= most; shift++)
        {
            var (from, to) = (Math.Max(0, -shift), Math.Min(first.Length, scaled.Length - shift));
            if (to - from < first.Length * 3 / 5) continue;
            var quality = Correlation(first.AsSpan(from, to - from), scaled.AsSpan(from + shift, to - from));
            if (quality > best.Quality) best = (shift, quality);
        }

        return best;
    }

    private static float[] Scaled(float[] profile, double scale)
    {
        var scaled = new float[(int)(profile.Length / scale)];
        for (var i = 0; i < scaled.Length; i++)
        {
            var at = Math.Min(i * scale, profile.Length - 1.001);
            var low = (int)at;
            var share = (float)(at - low);
            scaled[i] = (profile[low] * (1 - share)) + (profile[Math.Min(low + 1, profile.Length - 1)] * share);
        }

        return scaled;
    }

    private static double Correlation(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var (ab, aa, bb) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var i = 0;
        for (; i + Vector<float>.Count <= a.Length; i += Vector<float>.Count)
        {
            var (va, vb) = (new Vector<float>(a[i..]), new Vector<float>(b[i..]));
            ab += va * vb;
            aa += va * va;
            bb += vb * vb;
        }

        var (dot, left, right) = (Vector.Sum(ab), Vector.Sum(aa), Vector.Sum(bb));
        for (; i < a.Length; i++)
        {
            dot += a[i] * b[i];
            left += a[i] * a[i];
            right += b[i] * b[i];
        }

        return dot / (Math.Sqrt((double)left * right) + 1e-6);
    }

    // Roots, so that one strong line does not decide alone; then around nought.
    private static void Level(float[] profile)
    {
        for (var i = 0; i < profile.Length; i++) profile[i] = MathF.Sqrt(profile[i]);
        var mean = profile.Average();
        for (var i = 0; i < profile.Length; i++) profile[i] -= mean;
    }
}
