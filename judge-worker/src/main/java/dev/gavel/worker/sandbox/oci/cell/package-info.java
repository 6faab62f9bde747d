/** The life of a cell: launched, kept warm, leased, recycled, destroyed. */
@NullMarked
package dev.gavel.worker.sandbox.oci.cell;

import org.jspecify.annotations.NullMarked;
