package dev.gavel.worker.sandbox.oci.protocol;

/**
 * What the supervisor sent after one test run.
 *
 * @param programAnswer what the program's own process sent
 */
public record Answer(OutcomeHeader header, byte[] programAnswer, byte[] stdout, byte[] stderr) {
}
