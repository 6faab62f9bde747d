package dev.gavel.worker.sandbox.oci.cell;

import dev.gavel.worker.sandbox.SandboxFacts;

/**
 * Cells of one rootfs, which has passed the self-test.
 */
public record WarmEnvironment(CellPool pool, SandboxFacts facts) {
}
