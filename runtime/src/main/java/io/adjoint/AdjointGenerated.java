package io.adjoint;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that the Adjoint compiler has generated.
 *
 * <p>Kept in class files so that tools can tell generated code from written code: coverage tools
 * skip classes whose annotation has "Generated" in its name, and the compiler recognises the
 * derivatives of a method in another file by it. Not for use in written code.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface AdjointGenerated {}
