package bench;

/** Multiplies two square matrices of floats held in rows. */
final class FloatMatmul implements Program {
    @Override
    public int run(int n) {
        float[][] a = new float[n][n];
        float[][] b = new float[n][n];
        float[][] c = new float[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = (i * 7 + j) % 17 * 0.25f - 2;
                b[i][j] = (i + j * 5) % 13 * 0.5f - 3;
            }
        }
        multiply(a, b, c);
        float sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sum += c[i][j] * ((i + j) % 7);
            }
        }
        return (int) sum;
    }

    private static void multiply(float[][] a, float[][] b, float[][] c) {
        for (int i = 0; i < c.length; i++) {
            float[] sums = c[i];
            for (int k = 0; k < b.length; k++) {
                float factor = a[i][k];
                float[] row = b[k];
                for (int j = 0; j < sums.length; j++) {
                    sums[j] += factor * row[j];
                }
            }
        }
    }
}
