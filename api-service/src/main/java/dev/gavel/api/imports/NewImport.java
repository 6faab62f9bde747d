package dev.gavel.api.imports;

/**
 * A file that was sent.
 *
 * @param file its name
 * @param size in bytes
 * @param hash SHA-256, in hexadecimal
 * @param dryRun whether nothing is stored
 */
record NewImport(String file, long size, String hash, boolean dryRun) {
}
