/**
 * Questions that ask for several functions: each test names the one that it calls.
 */
@NullMarked
package dev.gavel.worker.kind.functions;

import org.jspecify.annotations.NullMarked;
