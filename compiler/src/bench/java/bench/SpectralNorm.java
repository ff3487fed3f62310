package bench;

/** The largest singular value of an infinite matrix's corner, by the power method. */
final class SpectralNorm implements Program {
    @Override
    public int run(int n) {
        double[] u = new double[n];
        double[] v = new double[n];
        double[] between = new double[n];
        for (int i = 0; i < n; i++) {
            u[i] = 1;
        }
        for (int i = 0; i < 10; i++) {
            times(u, between);
            timesTransposed(between, v);
            times(v, between);
            timesTransposed(between, u);
        }
        double uv = 0;
        double vv = 0;
        for (int i = 0; i < n; i++) {
            uv += u[i] * v[i];
            vv += v[i] * v[i];
        }
        return (int) (Math.sqrt(uv / vv) * 1e9);
    }

    private static double element(int i, int j) {
        return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
    }

    private static void times(double[] vector, double[] product) {
        for (int i = 0; i < vector.length; i++) {
            double sum = 0;
            for (int j = 0; j < vector.length; j++) {
                sum += element(i, j) * vector[j];
            }
            product[i] = sum;
        }
    }

    private static void timesTransposed(double[] vector, double[] product) {
        for (int i = 0; i < vector.length; i++) {
            double sum = 0;
            for (int j = 0; j < vector.length; j++) {
                sum += element(j, i) * vector[j];
            }
            product[i] = sum;
        }
    }
}
