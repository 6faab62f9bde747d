/**
 * The sandbox on an OCI runtime: warm containers ("cells"), each with a supervisor inside
 * that runs one program after the other. {@code docs/sandbox.md} describes the rights of
 * each process and the protocol between them.
 */
@NullMarked
package dev.gavel.worker.sandbox.oci;

import org.jspecify.annotations.NullMarked;
