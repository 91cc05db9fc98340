// Kinds of fact, their versions and fields: instruments found bad, extended, checked. Sorted by name.
// A new version gets a new number here and a lifting in happenings.cpp; what is written stays readable for ever.
#pragma once

#include "core/journal/fields_equipment.h"
#include "core/journal/happenings.h"

namespace muster::core::codec {

template <>
struct Fields<CalibratorFailed> {
  static constexpr std::string_view kind = "CalibratorFailed/1";
  static constexpr auto list = std::make_tuple(field("calibrator", &CalibratorFailed::calibrator), field("document", &CalibratorFailed::document),
                                               field("found", &CalibratorFailed::found), field("laboratory", &CalibratorFailed::laboratory),
                                               field("number", &CalibratorFailed::number), field("points", &CalibratorFailed::points));
};
template <>
struct Fields<CertificateExtended> {
  static constexpr std::string_view kind = "CertificateExtended/1";
  static constexpr auto list = std::make_tuple(field("calibrator", &CertificateExtended::calibrator), field("number", &CertificateExtended::number),
                                               field("reason", &CertificateExtended::reason), field("until", &CertificateExtended::until));
};
template <>
struct Fields<CalibratorChecked> {
  static constexpr std::string_view kind = "CalibratorChecked/1";
  static constexpr auto list = std::make_tuple(field("calibrator", &CalibratorChecked::calibrator), field("good", &CalibratorChecked::good),
                                               field("moment", &CalibratorChecked::moment), field("points", &CalibratorChecked::points),
                                               field("standard", &CalibratorChecked::standard));
};

template <>
struct Fields<CertificateReviewed> {
  static constexpr std::string_view kind = "CertificateReviewed/1";
  static constexpr auto list = std::make_tuple(field("calibrator", &CertificateReviewed::calibrator), field("number", &CertificateReviewed::number),
                                               field("review", &CertificateReviewed::review));
};
template <>
struct Fields<IntervalDecided> {
  static constexpr std::string_view kind = "IntervalDecided/1";
  static constexpr auto list = std::make_tuple(field("advised", &IntervalDecided::advised), field("calibrator", &IntervalDecided::calibrator),
                                               field("decided", &IntervalDecided::decided), field("reason", &IntervalDecided::reason));
};
template <>
struct Fields<RetestAllowed> {
  static constexpr std::string_view kind = "RetestAllowed/1";
  static constexpr auto list = std::make_tuple(field("calibrator", &RetestAllowed::calibrator), field("certificate", &RetestAllowed::certificate),
                                               field("file", &RetestAllowed::file), field("reason", &RetestAllowed::reason));
};

}  // namespace muster::core::codec
