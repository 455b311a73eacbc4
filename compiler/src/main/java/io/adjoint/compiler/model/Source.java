package io.adjoint.compiler.model;

/**
 * A source file.
 *
 * @param fileName for messages
 * @param languageLevel Java's feature number, 17 and up
 */
public record Source(String fileName, String text, int languageLevel) {}
