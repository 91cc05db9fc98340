// Kinds of fact, their versions and fields: what is found, measured, put right, declared and corrected. Sorted by name.
// A new version gets a new number here and a lifting in happenings.cpp; what is written stays readable for ever.
#pragma once

#include "core/journal/fields_equipment.h"
#include "core/journal/fields_test.h"
#include "core/journal/happenings.h"

namespace muster::core::codec {

template <>
struct Fields<FaultReported> {
  static constexpr std::string_view kind = "FaultReported/1";
  static constexpr auto list =
      std::make_tuple(field("blocks", &FaultReported::blocks), field("code", &FaultReported::code), field("fault", &FaultReported::fault),
                      field("note", &FaultReported::note), field("unit", &FaultReported::unit));
};
template <>
struct Fields<FaultCleared> {
  static constexpr std::string_view kind = "FaultCleared/1";
  static constexpr auto list =
      std::make_tuple(field("action", &FaultCleared::action), field("fault", &FaultCleared::fault), field("note", &FaultCleared::note),
                      field("owes", &FaultCleared::owes), field("unit", &FaultCleared::unit));
};
template <>
struct Fields<TestRecorded> {
  static constexpr std::string_view kind = "TestRecorded/1";
  static constexpr auto list =
      std::make_tuple(field("absorber", &TestRecorded::absorber), field("circuitMinutes", &TestRecorded::circuitMinutes),
                      field("conflict", &TestRecorded::conflict), field("full", &TestRecorded::full), field("proves", &TestRecorded::proves),
                      field("readings", &TestRecorded::readings), field("run", &TestRecorded::run), field("verdict", &TestRecorded::verdict));
};
template <>
struct Fields<TestJudgedAgain> {
  static constexpr std::string_view kind = "TestJudgedAgain/1";
  static constexpr auto list =
      std::make_tuple(field("parts", &TestJudgedAgain::parts), field("test", &TestJudgedAgain::test), field("unit", &TestJudgedAgain::unit),
                      field("verdict", &TestJudgedAgain::verdict), field("why", &TestJudgedAgain::why));
};
template <>
struct Fields<CylinderFilled> {
  static constexpr std::string_view kind = "CylinderFilled/1";
  static constexpr auto list =
      std::make_tuple(field("bulk", &CylinderFilled::bulk), field("cylinder", &CylinderFilled::cylinder), field("gauge", &CylinderFilled::gauge),
                      field("lookedOver", &CylinderFilled::lookedOver), field("lot", &CylinderFilled::lot), field("permit", &CylinderFilled::permit),
                      field("pressure", &CylinderFilled::pressure), field("pump", &CylinderFilled::pump),
                      field("residual", &CylinderFilled::residual), field("temperature", &CylinderFilled::temperature));
};
template <>
struct Fields<PressureRead> {
  static constexpr std::string_view kind = "PressureRead/1";
  static constexpr auto list = std::make_tuple(field("cylinder", &PressureRead::cylinder), field("gauge", &PressureRead::gauge),
                                               field("pressure", &PressureRead::pressure), field("temperature", &PressureRead::temperature));
};
template <>
struct Fields<MaintenanceDone> {
  static constexpr std::string_view kind = "MaintenanceDone/1";
  static constexpr auto list = std::make_tuple(field("note", &MaintenanceDone::note), field("on", &MaintenanceDone::on),
                                               field("plan", &MaintenanceDone::plan), field("unit", &MaintenanceDone::unit));
};
template <>
struct Fields<CertificateAccepted> {
  static constexpr std::string_view kind = "CertificateAccepted/1";
  static constexpr auto list = std::make_tuple(
      field("accuracyClass", &CertificateAccepted::accuracyClass), field("act", &CertificateAccepted::act),
      field("calibrator", &CertificateAccepted::calibrator), field("coverage", &CertificateAccepted::coverage),
      field("document", &CertificateAccepted::document), field("issued", &CertificateAccepted::issued),
      field("laboratory", &CertificateAccepted::laboratory), field("number", &CertificateAccepted::number),
      field("points", &CertificateAccepted::points), field("review", &CertificateAccepted::review), field("standard", &CertificateAccepted::standard),
      field("traceability", &CertificateAccepted::traceability), field("validTo", &CertificateAccepted::validTo));
};
template <>
struct Fields<CalibratorWithdrawn> {
  static constexpr std::string_view kind = "CalibratorWithdrawn/1";
  static constexpr auto list = std::make_tuple(field("calibrator", &CalibratorWithdrawn::calibrator), field("note", &CalibratorWithdrawn::note),
                                               field("reason", &CalibratorWithdrawn::reason));
};
template <>
struct Fields<OpeningDeclared> {
  static constexpr std::string_view kind = "OpeningDeclared/1";
  static constexpr auto list = std::make_tuple(
      field("absorberTests", &OpeningDeclared::absorberTests), field("certificate", &OpeningDeclared::certificate),
      field("done", &OpeningDeclared::done), field("pressure", &OpeningDeclared::pressure), field("pressureRead", &OpeningDeclared::pressureRead),
      field("procedure", &OpeningDeclared::procedure), field("scan", &OpeningDeclared::scan), field("steps", &OpeningDeclared::steps),
      field("tested", &OpeningDeclared::tested), field("unit", &OpeningDeclared::unit));
};
template <>
struct Fields<FactUndone> {
  static constexpr std::string_view kind = "FactUndone/1";
  static constexpr auto list =
      std::make_tuple(field("reason", &FactUndone::reason), field("subjects", &FactUndone::subjects), field("target", &FactUndone::target));
};
template <>
struct Fields<FactCorrected> {
  static constexpr std::string_view kind = "FactCorrected/1";
  static constexpr auto list =
      std::make_tuple(field("body", &FactCorrected::body), field("kind", &FactCorrected::kind), field("occurredAt", &FactCorrected::occurredAt),
                      field("reason", &FactCorrected::reason), field("subjects", &FactCorrected::subjects), field("target", &FactCorrected::target));
};

}  // namespace muster::core::codec
