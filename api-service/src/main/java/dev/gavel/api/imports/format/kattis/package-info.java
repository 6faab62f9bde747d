/** Problem packages of Kattis and ICPC. */
@NullMarked
package dev.gavel.api.imports.format.kattis;

import org.jspecify.annotations.NullMarked;
