// What the peers of JavaScript make of a report: a line in, {"peer", "template", "yaml", "out"}; a line out, the milliseconds of processor time it took,
// all threads of the process together.
const fs = require("fs");
const yaml = require("js-yaml");
const PizZip = require("pizzip");
const Docxtemplater = require("docxtemplater");
const carbone = require("carbone");

function byDocxtemplater(template, data) {
  const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  document.render(data);
  return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
}

// Carbone takes no Chinese keys.
function plain(data) {
  const body = data.正文.map((one) => ({
    heading: one.标题,
    content: one.内容.map((part) => ({ lead: part.段首, text: part.文字 })),
  }));
  return { title: data.标题, opening: data.导语, body };
}

const byCarbone = (file, data) =>
  new Promise((done, failed) =>
    carbone.render(file, plain(data), (error, made) => (error ? failed(error) : done(made))),
  );

async function made({ peer, template, yaml: file, out }) {
  const text = fs.readFileSync(file, "utf8");
  const bytes = peer === "docxtemplater" ? fs.readFileSync(template) : template;
  const begun = process.cpuUsage();
  const data = yaml.load(text);
  const document = peer === "docxtemplater" ? byDocxtemplater(bytes, data) : await byCarbone(template, data);
  const { user, system } = process.cpuUsage(begun);
  fs.writeFileSync(out, document);
  return (user + system) / 1000;
}

require("readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => made(JSON.parse(line)).then((took) => console.log(took)));
