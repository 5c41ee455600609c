namespace AntiFraudBot.Documents.Screens;

/// <summary>
/// Makes a rough fit exact: Gauss-Newton over scale and shift of both axes and the line between the two tones, on places with an edge. What differs
/// too much (another number, another switch) is left out of the sum, so that it shows afterwards instead of bending the fit.
/// </summary>
internal static class Registration
{
    private const int Rounds = 8;
    private const int MostPlaces = 9000;
    private const float EdgeFrom = 10;
    private const double Settled = 0.005; // px at the far corner

    // Grey levels; generous while the fit is still rough.
    private const double FirstClip = 60, LastClip = 14;

    public static Fit Refine(Grey first, Grey second, Fit rough)
    {
        var places = Places(first);
        var fit = rough;
        for (var round = 0; round < Rounds && places.Count > 50; round++)
        {
            var clip = Math.Max(LastClip, FirstClip / (1 << round));
            var sum = new NormalSum();
            foreach (var (x, y) in places) sum.Add(first, second, fit, x, y, clip);
            if (sum.Solve() is not { } step) break;
            fit = new Fit(fit.ScaleX + step[0], fit.ShiftX + step[1], fit.ScaleY + step[2], fit.ShiftY + step[3]);
            if (Math.Abs(step[1]) + Math.Abs(step[3]) + (first.Width * Math.Abs(step[0])) + (first.Height * Math.Abs(step[2])) < Settled) break;
        }

        return fit;
    }

    private static List<(int X, int Y)> Places(Grey picture)
    {
        var places = new List<(int, int)>();
        for (var y = 2; y < picture.Height - 2; y++)
        {
            var above = picture.Row(y - 1);
            var row = picture.Row(y);
            var below = picture.Row(y + 1);
            for (var x = 2; x < row.Length - 2; x++)
            {
                if (Math.Abs(row[x + 1] - row[x - 1]) + Math.Abs(below[x] - above[x]) > EdgeFrom) places.Add((x, y));
            }
        }

        var every = (places.Count / MostPlaces) + 1;
        return every == 1 ? places : [.. places.Where((_, i) => i % every == 0)];
    }

    /// <summary>The normal equations of one round: unknowns are scale x, shift x, scale y, shift y and the two of the tone line.</summary>
    private sealed class NormalSum
    {
        private const int Unknowns = 6;
        private readonly double[,] _matrix = new double[Unknowns, Unknowns + 1];
        private readonly double[] _row = new double[Unknowns];

        public void Add(Grey first, Grey second, Fit fit, int x, int y, double clip)
        {
            var (u, v) = ((fit.ScaleX * x) + fit.ShiftX, (fit.ScaleY * y) + fit.ShiftY);
            if (u < 1 || v < 1 || u >= second.Width - 2 || v >= second.Height - 2) return;
            var value = first[x, y];
            var difference = Sample(second, u, v) - value;
            if (Math.Abs(difference) > clip) return;
            var (gx, gy) = ((Sample(second, u + 1, v) - Sample(second, u - 1, v)) / 2, (Sample(second, u, v + 1) - Sample(second, u, v - 1)) / 2);
            (_row[0], _row[1], _row[2], _row[3], _row[4], _row[5]) = (gx * x, gx, gy * y, gy, value - 128, 1);
            for (var i = 0; i < Unknowns; i++)
            {
                for (var j = i; j < Unknowns; j++) _matrix[i, j] += _row[i] * _row[j];
                _matrix[i, Unknowns] -= _row[i] * difference;
            }
        }

        /// <summary>Gauss with a pivot; null when the places do not pin the fit down.</summary>
        public double[]? Solve()
        {
            for (var i = 0; i < Unknowns; i++)
            {
                for (var j = 0; j < i; j++) _matrix[i, j] = _matrix[j, i];
                _matrix[i, i] *= 1.0001;
            }

            for (var column = 0; column < Unknowns; column++)
            {
                if (Math.Abs(_matrix[column, column]) < 1e-6) return null;
                for (var i = column + 1; i < Unknowns; i++)
                {
                    var factor = _matrix[i, column] / _matrix[column, column];
                    for (var j = column; j <= Unknowns; j++) _matrix[i, j] -= factor * _matrix[column, j];
                }
            }

            var solution = new double[Unknowns];
            for (var i = Unknowns - 1; i >= 0; i--)
            {
                var rest = _matrix[i, Unknowns];
                for (var j = i + 1; j < Unknowns; j++) rest -= _matrix[i, j] * solution[j];
                solution[i] = rest / _matrix[i, i];
            }

            return solution;
        }
    }

    /// <summary>Between four pixels, linearly. The place must lie inside.</summary>
    public static float Sample(Grey picture, double x, double y)
    {
        var (left, top) = ((int)x, (int)y);
        var (fx, fy) = ((float)(x - left), (float)(y - top));
        var at = (top * picture.Width) + left;
        var p = picture.Pixels;
        return (((p[at] * (1 - fx)) + (p[at + 1] * fx)) * (1 - fy)) + (((p[at + picture.Width] * (1 - fx)) + (p[at + picture.Width + 1] * fx)) * fy);
    }
}
