package io.freedom.internal.injection;

import io.freedom.Setting;
import jakarta.enterprise.util.AnnotationLiteral;

/** The qualifier of the bean for settings; its members don't bind. */
final class SettingLiteral extends AnnotationLiteral<Setting> implements Setting {

    private static final long serialVersionUID = 1L;

    @Override
    public String value() {
        return "";
    }

    @Override
    public String defaultValue() {
        return NO_DEFAULT;
    }
}
