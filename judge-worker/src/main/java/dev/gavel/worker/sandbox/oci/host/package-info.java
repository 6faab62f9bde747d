/**
 * What the host gives to cells: settings, root file systems, users, cgroups and commands.
 * Knows no cell.
 */
@NullMarked
package dev.gavel.worker.sandbox.oci.host;

import org.jspecify.annotations.NullMarked;
