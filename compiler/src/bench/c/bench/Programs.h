/* The programs of bench/Programs.java in C and C++. Each gets a size and returns a checksum. */
#ifdef __cplusplus
extern "C" {
#endif

int sieve(int limit);
int crc32(int size);
int quicksort(int size);
int matmul(int n);
int hashprobe(int operations);
int sha256(int size);
int fannkuch(int n);
int nbody(int steps);
int spectralnorm(int n);
int mandelbrot(int side);
int binarytrees(int deepest);
int events(int customers);
int constraints(int queens);
int json(int depth);
int boxedmap(int operations);
int texts(int lines);
int regex(int size);
int lz77(int size);
int bigmultiply(int exponent);
int comparators(int size);
int streams(int size);
int interpreter(int limit);
int raytracer(int side);
int floatmatmul(int n);
int utf8(int size);
int graphsearch(int nodes);
int sudoku(int puzzles);

#ifdef __cplusplus
}
#endif
