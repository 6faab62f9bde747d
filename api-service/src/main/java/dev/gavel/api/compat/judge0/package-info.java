/** Speaks the interface of Judge0 CE 1.13.1. */
@NullMarked
package dev.gavel.api.compat.judge0;

import org.jspecify.annotations.NullMarked;
