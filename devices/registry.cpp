#include "devices/registry.h"

#include "devices/instruments/alicat/driver.h"
#include "devices/instruments/const/driver.h"
#include "devices/instruments/idreader/driver.h"
#include "devices/instruments/keller/driver.h"
#include "devices/instruments/kern/driver.h"
#include "devices/instruments/modbus/driver.h"
#include "devices/instruments/portacount8020/driver.h"
#include "devices/instruments/scpi/driver.h"
#include "devices/instruments/sics/driver.h"
#include "devices/instruments/tsi4000/driver.h"

namespace muster::devices {

const std::vector<FileReader>& fileReaders() {
  static const std::vector<FileReader> kReaders{
      {"csv", core::Text("CSV file of a bench", "校验仪 CSV 文件"), &recognise, &readTests},
  };
  return kReaders;
}

const std::vector<Family>& families() {
  using Echo = Conversation::Echo;
  static const std::vector<Family> kFamilies{
      {"const", core::Text("ConST and Additel gauges", "康斯特与 Additel 数字压力表"), colon::check, colon::cut, Echo::mayBe, colon::driver,
       colon::simulator},
      {"scpi", core::Text("Fluke and Druck instruments", "福禄克与德鲁克仪器"), scpi::check, scpi::cut, Echo::mayBe, scpi::driver, scpi::simulator},
      {"alicat", core::Text("Alicat flow meters", "Alicat 流量计"), alicat::check, alicat::cut, Echo::mayBe, alicat::driver, alicat::simulator},
      {"tsi4000", core::Text("TSI flow meters", "TSI 流量计"), tsi4000::check, tsi4000::cut, Echo::mayBe, tsi4000::driver, tsi4000::simulator},
      {"sics", core::Text("Scales with MT-SICS", "MT-SICS 电子秤"), sics::check, sics::cut, Echo::mayBe, sics::driver, sics::simulator},
      {"modbus", core::Text("Modbus, serial or TCP", "Modbus（串口或 TCP）"), modbus::check, modbus::cut, Echo::mayBe, modbus::driver,
       modbus::simulator},
      {"keller", core::Text("Keller transmitters and manometers", "Keller 压力变送器与数字压力表"), keller::check, keller::cut, Echo::mayBe,
       keller::driver, keller::simulator},
      {"kern", core::Text("KERN scales that send by themselves", "自动发送的 KERN 电子秤"), kern::check, kern::cut, Echo::never, kern::driver,
       kern::simulator},
      {"idreader", core::Text("Readers of barcodes and tags", "条码与标签读取器"), idreader::check, idreader::cut, Echo::mayBe, idreader::driver,
       idreader::simulator},
      {"portacount8020", core::Text("TSI PortaCount 8020", "TSI PortaCount 8020 面罩密合测试仪"), portacount::check, portacount::cut, Echo::never,
       portacount::driver, portacount::simulator},
  };
  return kFamilies;
}

const Family* family(std::string_view id) {
  for (const auto& one : families()) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

core::Outcome<Model> modelFrom(std::string_view toml, const std::string& file) {
  auto model = parseModel(toml, file);
  if (!model) return model;
  const auto* known = family(model->family);
  if (!known) {
    std::string all;
    for (const auto& one : families()) all += (all.empty() ? "" : ", ") + std::string(one.id);
    return core::Problem{"unknown-family",
                         core::msg("nobody knows the family {family}", {{"family", model->family}}),
                         core::msg("Write one of {families}", {{"families", all}}),
                         {.file = file, .field = "family"}};
  }
  if (auto checked = known->check(*model); !checked) {
    core::Problems problems = checked.problems();
    for (auto& problem : problems) problem.where.file = file;
    return problems;
  }
  return model;
}

}  // namespace muster::devices
