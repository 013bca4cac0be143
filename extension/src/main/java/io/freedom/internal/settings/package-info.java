/**
 * The settings of one deployment: which module, its values, their conversion, and what is said when they are wrong. The only
 * package that knows the configuration library, and it knows no CDI extension SPI.
 *
 * <p>The order of events: {@link io.freedom.internal.settings.DeploymentSettings#load} reads {@link SiteFile}, lets
 * {@link ModuleChoice} choose the module, {@link ModuleChain} reads it and what it extends, and {@link Engine} puts the
 * layers into one private configuration. {@link OwnKeys} looks through what is set for Freedom itself.
 * {@link ValueReader} and {@link GroupReader} read typed values from it.
 */
@NullMarked
package io.freedom.internal.settings;

import org.jspecify.annotations.NullMarked;
