/** Checks every barrier from inside a real cell before any program runs. */
@NullMarked
package dev.gavel.worker.sandbox.oci.selftest;

import org.jspecify.annotations.NullMarked;
