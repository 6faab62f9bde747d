/** Tests that LiveCodeBench packs: Base64 of a compressed pickle of a text. */
@NullMarked
package dev.gavel.api.imports.format.jsonl.packed;

import org.jspecify.annotations.NullMarked;
