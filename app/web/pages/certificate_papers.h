// The files of a certificate on its form: a digital certificate (DCC) that fills the form in, the scan, and what a DCC never says: with
// which gas and at which state a flow was measured. Both files are kept as soon as they come, so that a slip loses none.
#pragma once

#include "app/web/form_filler.h"
#include "app/web/pages/asked_unit.h"
#include "app/workflow/certificate_file.h"

namespace muster::app {

struct GivenPapers {
  std::string document;                 // digests, as the record names them
  std::optional<CertificateFile> file;  // the digital certificate that filled the form in
};
// What cannot be found again stays with `typed`.
GivenPapers papersGiven(Typed& typed, const AskedUnit& it);
// A record put right: a new scan takes the place of the old one, the digital certificate stays. Empty: no new scan, all stays.
GivenPapers papersInstead(Typed& typed, const AskedUnit& it, const std::string& document);

void offerFile(FormFiller& filler, const Translator& say);
void carryPapers(const Request& request, const AskedUnit& it, FormPage& form, FormFiller& filler);
bool asksToRead(const Request& request);  // by its button, or because a file came that was never read
Response readCertificateIn(const Request& request, Site& site, const AskedUnit& it, FormPage form, FormFiller filler);

void addFlow(FormPage& form, const Translator& say, const std::vector<core::CalibrationPoint>& told);
void typedFlow(Typed& typed, std::vector<core::CalibrationPoint>& points, bool asked);  // asked: it must be answered

}  // namespace muster::app
