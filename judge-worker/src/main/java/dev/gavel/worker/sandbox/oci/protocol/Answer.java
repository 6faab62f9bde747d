package dev.gavel.worker.sandbox.oci.protocol;

/**
 * What the supervisor sent after one test run.
 *
 * @param said the program's own answer
 */
public record Answer(OutcomeHeader header, byte[] said, byte[] stdout, byte[] stderr) {
}
