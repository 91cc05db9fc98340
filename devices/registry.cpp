#include "devices/registry.h"

namespace muster::devices {

const std::vector<FileReader>& fileReaders() {
  static const std::vector<FileReader> kReaders{
      {"csv", core::Text("CSV file of a bench", "校验仪 CSV 文件"), &recognise, &readTests},
  };
  return kReaders;
}

}  // namespace muster::devices
