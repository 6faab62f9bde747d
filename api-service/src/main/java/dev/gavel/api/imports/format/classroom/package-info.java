/** Assignments of GitHub Classroom. */
@NullMarked
package dev.gavel.api.imports.format.classroom;

import org.jspecify.annotations.NullMarked;
