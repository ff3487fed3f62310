package bench;

/** Multiplies two square matrices of doubles held in flat arrays. */
final class Matmul implements Program {
    @Override
    public int run(int n) {
        double[] a = new double[n * n];
        double[] b = new double[n * n];
        double[] c = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            a[i] = i % 17 - 8;
            b[i] = i % 13 - 6;
        }
        multiply(a, b, c, n);
        double sum = 0;
        for (int i = 0; i < n * n; i++) {
            sum += c[i] * (i % 7);
        }
        return (int) sum;
    }

    private static void multiply(double[] a, double[] b, double[] c, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += a[i * n + k] * b[k * n + j];
                }
                c[i * n + j] = sum;
            }
        }
    }
}
